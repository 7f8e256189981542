package dev.kontor.host.peer;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Peers that are lost with their test. */
public final class PeersInMemory implements PeerStore {

  private final Map<String, Peer> peers = new ConcurrentSkipListMap<>();

  @Override
  public List<Peer> peers() {
    return List.copyOf(peers.values());
  }

  @Override
  public boolean add(Peer peer) {
    return peers.putIfAbsent(peer.name(), peer) == null;
  }

  @Override
  public boolean remove(String name) {
    return peers.remove(name) != null;
  }
}

package dev.kontor.host.peer;

final class PeersInMemoryTest extends PeerStoreContract {

  private final PeersInMemory peers = new PeersInMemory();

  @Override
  protected PeerStore store() {
    return peers;
  }
}

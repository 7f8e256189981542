package dev.kontor.host.peer;

import dev.kontor.host.signature.Keys;
import dev.kontor.host.signature.key.KeyId;
import dev.kontor.host.signature.key.VerifyingKey;
import dev.kontor.host.site.SigningKeys;
import dev.kontor.host.world.World;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys of this site's tenants, and those of its peers' tenants as their sites list them. Nobody
 * is asked for the key of a site that is no peer. Thread-safe.
 */
public final class PeerKeys implements Keys {

  private final SigningKeys own;
  private final Peers peers;
  private final SiteReader reader;
  private final World world;
  private final Map<String, PeerList> lists = new ConcurrentHashMap<>();

  /** Beside the site's own. */
  public PeerKeys(SigningKeys own, Peers peers, SiteReader reader, World world) {
    this.own = own;
    this.peers = peers;
    this.reader = reader;
    this.world = world;
  }

  @Override
  public Optional<VerifyingKey> find(KeyId id) {
    if (id.site().equals(own.site())) {
      return own.find(id);
    }
    var peer = peers.find(id.site());
    if (peer.isEmpty()) {
      lists.remove(id.site());
      return Optional.empty();
    }
    return listOf(peer.get()).find(id);
  }

  /** A peer that was removed and added anew is another one. */
  private PeerList listOf(Peer peer) {
    var known = lists.get(peer.name());
    return known != null && known.isOf(peer)
        ? known
        : lists.compute(
            peer.name(),
            (_, other) ->
                other != null && other.isOf(peer) ? other : new PeerList(peer, reader, world));
  }

  /** Why a peer's keys could not be read when it was asked last; blank: they could. */
  public String trouble(Peer peer) {
    var known = lists.get(peer.name());
    return known != null && known.isOf(peer) ? known.trouble() : "";
  }
}

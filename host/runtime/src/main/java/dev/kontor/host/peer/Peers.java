package dev.kontor.host.peer;

import dev.kontor.host.signature.key.Fingerprint;
import dev.kontor.host.world.World;
import dev.kontor.tenant.Address;
import dev.kontor.tenant.MessageMalformed;
import dev.kontor.tenant.NotFound;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;

/** The sites that are known here, all in memory. Thread-safe. */
public final class Peers {

  private final String site;
  private final PeerStore store;
  private final SiteReader reader;
  private final World world;
  private final Map<String, Peer> known = new ConcurrentSkipListMap<>();
  private final ReentrantLock changing = new ReentrantLock();

  /** Those of the site with this name. */
  public Peers(String site, PeerStore store, SiteReader reader, World world) {
    this.site = site;
    this.store = store;
    this.reader = reader;
    this.world = world;
    store.peers().forEach(peer -> known.put(peer.name(), peer));
  }

  /** All of them, by name. */
  public List<Peer> all() {
    return List.copyOf(known.values());
  }

  /** The peer of this name, if there is one. */
  public Optional<Peer> find(String name) {
    return Optional.ofNullable(known.get(name));
  }

  /**
   * The site of this name at this URL, with the key that it shows now. It is no peer by that:
   * somebody has to compare the key's fingerprint first.
   *
   * @throws MessageMalformed when it can't be called so, or may not be there
   * @throws PeerRefused when it calls itself otherwise, or is known already
   * @throws PeerUnusable when it doesn't answer as a site does
   */
  public Peer look(String name, String url) {
    refuseTaken(name);
    var address = PeerUrl.of(url);
    var shown = reader.introduce(address);
    if (!shown.site().equals(name)) {
      throw new PeerRefused(
          "the site at '%s' is called '%s', not '%s'; add it by the name that it has itself"
              .formatted(address, shown.site(), name));
    }
    return new Peer(
        name, address, shown.key(), world.clock().instant().truncatedTo(ChronoUnit.MICROS));
  }

  private void refuseTaken(String name) {
    if (!Address.isSite(name)) {
      throw new MessageMalformed(
          "'%s' is no site's name; expected up to 63 of a-z, 0-9, '.' and '-'".formatted(name));
    }
    if (name.equals(site)) {
      throw new PeerRefused(
          "'%s' is this site's own name; two sites that write to one another have different ones, given by --name at their first start"
              .formatted(name));
    }
    if (known.containsKey(name)) {
      throw alreadyKnown(name);
    }
  }

  private static PeerRefused alreadyKnown(String name) {
    return new PeerRefused(
        "'%s' is a peer already; remove it first, if its URL or its key is to be another"
            .formatted(name));
  }

  /**
   * Adds a site whose key has the fingerprint that was compared.
   *
   * @throws PeerRefused also when the site shows another key
   */
  public Peer add(String name, String url, Fingerprint compared) {
    var peer = look(name, url);
    var shown = peer.key().fingerprint();
    if (!shown.equals(compared)) {
      throw new PeerRefused(
          "the site at '%s' shows the key %s; expected %s: ask its operator which one is right"
              .formatted(peer.url(), shown, compared));
    }
    changing.lock();
    try {
      if (!store.add(peer)) {
        throw alreadyKnown(name);
      }
      known.put(name, peer);
    } finally {
      changing.unlock();
    }
    return peer;
  }

  /**
   * Removes a peer: from now on it is not written to, and nothing is taken from it.
   *
   * @throws NotFound when there is none of this name
   */
  public void remove(String name) {
    changing.lock();
    try {
      known.remove(name);
      if (!store.remove(name)) {
        throw new NotFound("no peer is called '%s'".formatted(name));
      }
    } finally {
      changing.unlock();
    }
  }
}

package dev.kontor.host.peer;

import java.util.List;

/**
 * The control database's peers. Each method is one transaction, durable when it returns.
 * Thread-safe.
 */
public interface PeerStore {

  /** All of them, by name. */
  List<Peer> peers();

  /** Keeps one; false when there is one of this name. */
  boolean add(Peer peer);

  /** Forgets one; false when there is none of this name. */
  boolean remove(String name);
}

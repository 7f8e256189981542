package dev.kontor.host.site;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The control database's signing keys. Each method is one transaction, durable when it returns. A
 * purged tenant's keys go with its other rows. Thread-safe.
 */
public interface KeyStore {

  /** The keys of the site and of its tenants but those that were offboarded, the newest first. */
  Map<KeyOwner, List<KeptKey>> keys();

  /**
   * The sealed private half of a key.
   *
   * @throws IllegalStateException when it isn't that owner's
   */
  String sealed(KeyOwner owner, KeptKey key);

  /**
   * Keeps a new key, which signs from now on; the one that did is accepted until an instant, and
   * those are removed whose time is over by now.
   *
   * @throws IllegalStateException when there is no such tenant, or it was offboarded
   */
  void keep(KeyOwner owner, KeptKey key, String sealed, Instant formerUntil);
}

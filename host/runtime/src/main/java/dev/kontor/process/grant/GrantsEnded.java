package dev.kontor.process.grant;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.UUID;

/**
 * Grants that are shared with a tenant have ended without its word: nobody answers what was asked,
 * or another tenant bears its name. Modules hear of each.
 *
 * @param peer the tenant, as an address
 * @param grants the ids of this tenant's entries
 */
@Serdeable
@EventType("kontor.grants-ended")
record GrantsEnded(String peer, List<UUID> grants) implements DomainEvent {

  /** So many at most: each of them is an event of one unit. */
  static final int MOST = 500;

  GrantsEnded {
    grants = List.copyOf(grants);
  }

  @Override
  public String stream() {
    return "grants-ended-" + peer;
  }
}

package dev.kontor.host.unit;

import dev.kontor.host.world.World;
import dev.kontor.tenant.Caller;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.message.Metadata;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * Where messages come from: new ones, and those that follow from others.
 *
 * @param clock the tenant's domain time
 */
public record Origin(World world, InstantSource clock) {

  /** Of a message that follows from none. */
  public Metadata first(TenantId tenant, Caller caller) {
    var id = world.newId();
    var correlation = Objects.requireNonNullElse(caller.correlation(), id);
    return new Metadata(id, tenant, caller.principal(), correlation, id, now(), caller.trace());
  }

  /** Of a message that follows from this one. */
  Metadata following(Metadata cause) {
    return cause.followedBy(world.newId(), now());
  }

  /**
   * As fine as databases keep it: who reads an event later hears what was heard when it happened.
   */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}

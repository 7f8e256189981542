package dev.kontor.host.unit;

import dev.kontor.host.world.World;
import dev.kontor.tenant.Caller;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.message.Metadata;
import java.time.InstantSource;
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
    return new Metadata(
        id, tenant, caller.principal(), correlation, id, clock.instant(), caller.trace());
  }

  /** Of a message that follows from this one. */
  Metadata following(Metadata cause) {
    return cause.followedBy(world.newId(), clock.instant());
  }
}

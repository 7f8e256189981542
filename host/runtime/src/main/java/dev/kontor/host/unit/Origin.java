package dev.kontor.host.unit;

import dev.kontor.host.world.World;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.message.Metadata;
import java.time.InstantSource;

/**
 * Where messages come from: new ones, and those that follow from others.
 *
 * @param clock the tenant's domain time
 */
public record Origin(World world, InstantSource clock) {

  /** Of a message that follows from none. */
  public Metadata first(TenantId tenant) {
    var id = world.newId();
    return new Metadata(id, tenant, Metadata.ANONYMOUS, id, id, clock.instant());
  }

  /** Of a message that follows from this one. */
  Metadata following(Metadata cause) {
    return cause.followedBy(world.newId(), clock.instant());
  }
}

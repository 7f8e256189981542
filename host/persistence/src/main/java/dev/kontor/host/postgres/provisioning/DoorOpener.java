package dev.kontor.host.postgres.provisioning;

import dev.kontor.host.database.Placement;
import dev.kontor.host.database.TenantDatabase;
import dev.kontor.host.database.TenantDatabases;

/** How a tenant's database is opened: {@link TenantDatabases#open}, left to the pool. */
@FunctionalInterface
public interface DoorOpener {

  /** Opens it as the tenant's login role. */
  TenantDatabase open(Placement placement, String password, int maximumConnections);
}

package dev.kontor.host.unit;

import dev.kontor.host.unit.Takeovers.Owned;
import dev.kontor.tenant.TenantId;
import java.util.List;

/**
 * What this host process holds of a tenant, as one of the tenant's contexts sees it: its database,
 * and the epoch and the numbers to write there with. Thread-safe.
 */
public final class Hold {

  private final TenantId tenant;
  private final UnitStore store;
  private final Takeovers takeovers;

  /** On a tenant, through a context's way to its database. Nothing is taken over yet. */
  public Hold(TenantId tenant, UnitStore store, Takeovers takeovers) {
    this.tenant = tenant;
    this.store = store;
    this.takeovers = takeovers;
  }

  /** The epoch that this host writes under; it takes the tenant over if it has not yet. */
  public long epoch() {
    return owned().ownership().epoch();
  }

  /** What the owner has; it takes the tenant over, on a connection of its own, if needed. */
  Owned owned() {
    return takeovers.of(tenant, store);
  }

  /** The numbers in doubt; takes nothing over. */
  List<Numbers.Range> inDoubt() {
    return takeovers.inDoubt(tenant);
  }

  /** Which owner this host is, and how many of its doubts are settled; takes nothing over. */
  long standing() {
    return takeovers.standing(tenant);
  }

  /** What this process has changed of what kept answers say; takes nothing over. */
  Changes changes() {
    return takeovers.changes(tenant);
  }

  TenantId tenant() {
    return tenant;
  }

  UnitStore store() {
    return store;
  }
}

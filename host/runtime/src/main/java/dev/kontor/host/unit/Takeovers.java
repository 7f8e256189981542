package dev.kontor.host.unit;

import dev.kontor.host.unit.UnitStore.Ownership;
import dev.kontor.tenant.TenantId;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tenants that this host process has taken over, each at the first unit that writes there. What
 * it then holds outlives the tenant's contexts, since sleep and reconfiguration change no owner,
 * and two contexts of a tenant, while one takes the other's place, number as one. Thread-safe.
 */
public final class Takeovers {

  private final ConcurrentHashMap<TenantId, Owned> owned = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<TenantId, Changes> changes = new ConcurrentHashMap<>();

  /** This host's hold on a tenant, taken now if it has none yet. */
  Owned of(TenantId tenant, UnitStore store) {
    var known = owned.get(tenant);
    return known == null ? owned.computeIfAbsent(tenant, _ -> take(store)) : known;
  }

  /** The epoch that this host writes a tenant's database under. */
  public long epoch(TenantId tenant, UnitStore store) {
    return of(tenant, store).ownership().epoch();
  }

  /** What this process has changed of what a tenant's kept answers say; takes nothing over. */
  Changes changes(TenantId tenant) {
    return changes.computeIfAbsent(tenant, _ -> new Changes());
  }

  private static Owned take(UnitStore store) {
    var ownership = store.takeOver();
    return new Owned(ownership, new Numbers(ownership.lastNumber()));
  }

  /** Forgets a tenant whose database is gone, or that another host has taken over. */
  public void forget(TenantId tenant) {
    owned.remove(tenant);
  }

  /** What an owner writes under, and how it numbers. */
  record Owned(Ownership ownership, Numbers numbers) {}
}

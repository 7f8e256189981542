package dev.kontor.host.unit;

import dev.kontor.host.unit.UnitStore.Ownership;
import dev.kontor.tenant.TenantId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tenants that this host process has taken over, each at the first unit that writes there. What
 * it then holds outlives the tenant's contexts, since sleep and reconfiguration change no owner,
 * and two contexts of a tenant, while one takes the other's place, number as one. Thread-safe; one
 * tenant's slow database holds no other tenant up.
 */
public final class Takeovers {

  private final ConcurrentHashMap<TenantId, CompletableFuture<Owned>> owned =
      new ConcurrentHashMap<>();
  private final ConcurrentHashMap<TenantId, Changes> changes = new ConcurrentHashMap<>();

  /**
   * This host's hold on a tenant, taken now if it has none yet; once, however many ask, who all get
   * what comes of it.
   */
  Owned of(TenantId tenant, UnitStore store) {
    var known = owned.get(tenant);
    return known == null ? taken(tenant, store) : result(known);
  }

  private Owned taken(TenantId tenant, UnitStore store) {
    var mine = new CompletableFuture<Owned>();
    var others = owned.putIfAbsent(tenant, mine);
    if (others != null) {
      return result(others);
    }
    try {
      var ownership = store.takeOver();
      mine.complete(new Owned(ownership, new Numbers(ownership.lastNumber())));
    } catch (RuntimeException | Error failed) {
      owned.remove(tenant, mine);
      mine.completeExceptionally(failed);
    }
    return result(mine);
  }

  private static Owned result(CompletableFuture<Owned> taken) {
    try {
      return taken.join();
    } catch (CompletionException failed) {
      switch (failed.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw failed;
      }
    }
  }

  /** The numbers in doubt of a tenant, if this host has taken it over. */
  List<Numbers.Range> inDoubt(TenantId tenant) {
    var known = owned.get(tenant);
    return known == null || !isTaken(known) ? List.of() : known.join().numbers().inDoubt();
  }

  /** Another number for each owner that this host has been, and each doubt that was settled. */
  long standing(TenantId tenant) {
    var known = owned.get(tenant);
    return known == null || !isTaken(known) ? 0 : known.join().standing();
  }

  private static boolean isTaken(CompletableFuture<Owned> taken) {
    return taken.isDone() && !taken.isCompletedExceptionally();
  }

  /** What this process has changed of what a tenant's kept answers say; takes nothing over. */
  Changes changes(TenantId tenant) {
    return changes.computeIfAbsent(tenant, _ -> new Changes());
  }

  /** Forgets a tenant whose database is gone. */
  public void forget(TenantId tenant) {
    owned.remove(tenant);
  }

  /**
   * Forgets a tenant that another host has taken over, as an earlier context was told: the context
   * that begins now may take it over again.
   */
  public void forgetLost(TenantId tenant) {
    owned.computeIfPresent(
        tenant, (_, known) -> isTaken(known) && known.join().isLost() ? null : known);
  }

  /** What an owner writes under, and how it numbers. */
  static final class Owned {

    private final Ownership ownership;
    private final Numbers numbers;
    private volatile boolean lost;

    Owned(Ownership ownership, Numbers numbers) {
      this.ownership = ownership;
      this.numbers = numbers;
    }

    Ownership ownership() {
      return ownership;
    }

    Numbers numbers() {
      return numbers;
    }

    long standing() {
      return (ownership.epoch() << Integer.SIZE) + numbers.doubtsSettled();
    }

    /** Another host owns the tenant now. */
    void lost() {
      lost = true;
    }

    boolean isLost() {
      return lost;
    }
  }
}

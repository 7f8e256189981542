package dev.kontor.host.tenancy;

import dev.kontor.host.tenancy.TenantUnavailable.NotNow;
import dev.kontor.host.tenancy.TenantUnavailable.Suspended;
import dev.kontor.host.tenancy.TenantUnavailable.Unknown;
import dev.kontor.host.world.World;
import dev.kontor.tenant.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The host's tenants, awake and asleep: who asks for a tenant's context gets a lease on it, and it
 * is started for the first who asks.
 *
 * <p>Thread-safe. Entering an awake context takes no lock. A context sleeps when nobody was inside
 * for a while or when too many are awake, and never under somebody who is inside. Nothing here runs
 * while all are asleep, but a timer for each that has work due.
 */
public final class Tenants implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Tenants.class);

  private final ConcurrentHashMap<TenantId, Tenant> tenants = new ConcurrentHashMap<>();
  private final TenantRegistry registry;
  private final ContextStarter starter;
  private final World world;
  private final Sleep sleep;
  private final WakeUps wakeUps;
  private final House house = new ThisHouse();
  private final AtomicBoolean sweepDue = new AtomicBoolean();
  private volatile boolean closing;

  /** Of the tenants that the registry knows; none is woken yet. */
  public Tenants(TenantRegistry registry, ContextStarter starter, World world, Sleep sleep) {
    this.registry = registry;
    this.starter = starter;
    this.world = world;
    this.sleep = sleep;
    wakeUps = new WakeUps(world, this::wakeDue);
    registry.tenants().forEach(this::add);
  }

  /**
   * Wakes the tenants that were awake when the host was last heard of, a few at a time, and those
   * whose work is due, when it is.
   */
  public void start() {
    tenants.values().stream()
        .map(Tenant::known)
        .filter(known -> known.state() == TenantState.ACTIVE)
        .forEach(this::rememberToWake);
  }

  private void rememberToWake(TenantRecord known) {
    if (known.awake()) {
      wakeUps.now(known.id());
    } else if (known.wakeUp() != null) {
      wakeUps.at(known.id(), known.wakeUp());
    }
  }

  private void wakeDue(TenantId id) {
    try {
      wake(id);
    } catch (Suspended | Unknown gone) {
      log.debug("{}", gone.getMessage());
    } catch (NotNow later) {
      log.warn("{}", later.getMessage());
      wakeUps.soon(id);
    }
  }

  /**
   * A lease on the tenant's context, which is started if it sleeps.
   *
   * @throws TenantUnavailable when nobody can enter
   */
  public Lease enter(TenantId id) {
    return tenant(id).enter();
  }

  /**
   * The modules that serve requests for this tenant, found without waking it.
   *
   * @throws TenantUnavailable when requests are not served
   */
  public List<String> servedModules(TenantId id) {
    var tenant = tenant(id);
    tenant.requireServed();
    return tenant.known().configuration().modules();
  }

  /** Wakes the tenant, if it sleeps. */
  public void wake(TenantId id) {
    enter(id).close();
  }

  /** Puts the tenant to sleep, once those who are inside have left; nothing if it sleeps. */
  public void sleep(TenantId id) {
    tenant(id).sleep();
  }

  /** Takes a new tenant in. */
  public void add(TenantRecord known) {
    tenants.put(known.id(), new Tenant(house, known));
  }

  /** Changes a tenant's state; leaving {@code ACTIVE} closes its context. */
  public void enter(TenantId id, TenantState state, @Nullable Failure failure) {
    if (state != TenantState.ACTIVE) {
      wakeUps.forget(id);
    }
    tenant(id).enter(state, failure);
  }

  /** Brings a tenant's database up to its modules. */
  public void migrate(TenantId id) {
    tenant(id).migrate();
  }

  /**
   * Starts a context for the record, and has it take the place of the old one, which finishes what
   * runs inside it. If it doesn't start, the old one stays and the failure is thrown.
   *
   * @param keep what makes the record last, done once the context has started
   */
  public void replace(TenantRecord changed, Runnable keep) {
    tenant(changed.id()).replace(changed, keep);
  }

  /** Takes over a changed record of a tenant that doesn't run. */
  public void know(TenantRecord changed) {
    tenant(changed.id()).know(changed);
  }

  /** Forgets a purged tenant. */
  public void forget(TenantId id) {
    wakeUps.forget(id);
    tenants.remove(id);
  }

  /** Counts a request that was let in. */
  void countRequest(TenantId id) {
    var tenant = tenants.get(id);
    if (tenant != null) {
      tenant.countRequest();
    }
  }

  /** Remembers what went wrong in a tenant's context, for its operator. */
  public void remember(TenantId id, String error) {
    var tenant = tenants.get(id);
    if (tenant != null) {
      tenant.remember(error);
    }
  }

  /** What is known of a tenant now, if there is one. */
  public Optional<TenantStatus> status(TenantId id) {
    return Optional.ofNullable(tenants.get(id)).map(Tenant::status);
  }

  /** What is known of all tenants now, by id. */
  public List<TenantStatus> all() {
    return tenants.values().stream()
        .map(Tenant::status)
        .sorted(Comparator.comparing(TenantStatus::id))
        .toList();
  }

  private Tenant tenant(TenantId id) {
    var tenant = tenants.get(id);
    if (tenant == null) {
      throw new Unknown(id);
    }
    return tenant;
  }

  private Stream<Tenant> awake() {
    return tenants.values().stream().filter(Tenant::isAwake);
  }

  /** Looks for idle tenants some time; one look is due at most, and none while all are asleep. */
  private void sweepLater() {
    if (!closing && sweepDue.compareAndSet(false, true)) {
      var pause = sleep.idleAfter().dividedBy(4).plusMillis(1);
      world.scheduler().after(pause, "sweep", this::sweep);
    }
  }

  private void sweep() {
    sweepDue.set(false);
    long now = world.monotonicNanos();
    awake()
        .filter(tenant -> now - tenant.lastLeft() >= sleep.idleAfter().toNanos())
        .forEach(Tenant::sleepIfEmpty);
    if (awake().findAny().isPresent()) {
      sweepLater();
    }
  }

  /** Lets nobody in any more, waits for those inside, closes every context. */
  @Override
  public void close() {
    closing = true;
    wakeUps.close();
    awake().forEach(Tenant::shut);
    tenants.values().forEach(Tenant::sleep);
  }

  private final class ThisHouse implements House {

    @Override
    public TenantRegistry registry() {
      return registry;
    }

    @Override
    public ContextStarter starter() {
      return starter;
    }

    @Override
    public World world() {
      return world;
    }

    @Override
    public Sleep sleep() {
      return sleep;
    }

    @Override
    public boolean isClosing() {
      return closing;
    }

    /** Puts the least recently used to sleep while too many are awake; the busy ones stay. */
    @Override
    public void makeRoomFor(Tenant comer) {
      wakeUps.forget(comer.id());
      long tooMany = awake().count() + 1 - sleep.mostAwake();
      if (tooMany > 0) {
        long _ =
            awake()
                .filter(tenant -> !tenant.equals(comer))
                .sorted(Comparator.comparingLong(Tenant::lastLeft))
                .filter(Tenant::sleepIfEmpty)
                .limit(tooMany)
                .count();
      }
    }

    @Override
    public void woken(Tenant tenant) {
      sweepLater();
    }

    @Override
    public void fellAsleep(Tenant tenant, @Nullable Instant wakeUp) {
      if (wakeUp != null) {
        wakeUps.at(tenant.id(), wakeUp);
      }
    }

    @Override
    public void fellAsleepUncertain(Tenant tenant) {
      wakeUps.soon(tenant.id());
    }
  }
}

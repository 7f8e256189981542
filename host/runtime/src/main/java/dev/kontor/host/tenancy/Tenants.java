package dev.kontor.host.tenancy;

import dev.kontor.host.context.RunningContext;
import dev.kontor.host.tenancy.TenantUnavailable.Failed;
import dev.kontor.host.tenancy.TenantUnavailable.Suspended;
import dev.kontor.host.tenancy.TenantUnavailable.Unknown;
import dev.kontor.host.world.World;
import dev.kontor.tenant.TenantId;
import java.time.Duration;
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

  /** What closing a context may take once nobody is inside. */
  private static final Duration CLOSING = Duration.ofSeconds(10);

  private final ConcurrentHashMap<TenantId, Tenant> tenants = new ConcurrentHashMap<>();
  private final TenantRegistry registry;
  private final ContextStarter starter;
  private final World world;
  private final Sleep sleep;
  private final WakeUps wakeUps;
  private final House house = new ThisHouse();
  private final AtomicBoolean sweepDue = new AtomicBoolean();
  private final Finishing finishing;
  private volatile long stopBy;
  private volatile boolean closing;

  /** Of the tenants that the registry knows; none is woken yet. */
  public Tenants(TenantRegistry registry, ContextStarter starter, World world, Sleep sleep) {
    this.registry = registry;
    this.starter = starter;
    this.world = world;
    this.sleep = sleep;
    wakeUps = new WakeUps(world, this::wakeDue);
    finishing = new Finishing(world.scheduler());
    registry.tenants().forEach(this::add);
  }

  /**
   * Wakes the tenants that were awake when the host was last heard of, a few at a time, and those
   * whose work is due, when it is.
   */
  public void start() {
    tenants
        .values()
        .forEach(tenant -> {
          try {
            house.rememberToWake(tenant.known());
          } catch (RuntimeException failed) {
            log.atError()
                .addKeyValue("tenant", tenant.id())
                .setCause(failed)
                .log("its wake-up can't be set; it sleeps until somebody asks for it");
          }
        });
  }

  private void wakeDue(TenantId id) {
    try {
      wake(id);
    } catch (Suspended | Unknown | Failed gone) {
      log.debug("{}", gone.getMessage());
    } catch (RuntimeException later) {
      log.atWarn()
          .addKeyValue("tenant", id)
          .log("can't be woken for its work: {}", later.getMessage());
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

  /** Whether its context runs now, so that entering it wakes nobody. */
  public boolean isAwake(TenantId id) {
    return tenant(id).isAwake();
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
    starter.forget(id);
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

  /** The contexts that run now; by the time they are looked at they may have been closed. */
  public List<RunningContext> running() {
    return tenants.values().stream().map(Tenant::running).flatMap(Optional::stream).toList();
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
    house.makeRoom();
    if (awake().findAny().isPresent()) {
      sweepLater();
    }
  }

  /**
   * Lets nobody in any more, waits for those inside, closes every context: all side by side, and
   * all before one deadline. What is left then is given up with a warning.
   */
  @Override
  public void close() {
    stopBy = world.monotonicNanos() + sleep.drain().toNanos();
    closing = true;
    wakeUps.close();
    awake().forEach(Tenant::shut);
    tenants.values().forEach(tenant -> house.finishLater("stop " + tenant.id(), tenant::sleep));
    int left = finishing.await(() -> house.drain().plus(CLOSING));
    if (left > 0) {
      log.warn("{} contexts are still closing; they are given up", left);
    }
  }

  /** As it was when they were put in order. */
  private record Idle(Tenant tenant, long since) {}

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
    public boolean isClosing() {
      return closing;
    }

    @Override
    public Duration drain() {
      var left = Duration.ofNanos(stopBy - world.monotonicNanos());
      return !closing ? sleep.drain() : left.isNegative() ? Duration.ZERO : left;
    }

    /** The busy ones stay; a later sweep finds them idle. */
    @Override
    public void makeRoom() {
      long tooMany =
          tenants.values().stream().filter(Tenant::takesRoom).count() - sleep.mostAwake();
      if (tooMany > 0) {
        long _ =
            awake()
                .map(tenant -> new Idle(tenant, tenant.lastLeft()))
                .sorted(Comparator.comparingLong(Idle::since))
                .filter(idle -> idle.tenant.sleepIfEmpty())
                .limit(tooMany)
                .count();
      }
    }

    @Override
    public void woken(Tenant tenant) {
      wakeUps.forget(tenant.id());
      sweepLater();
    }

    @Override
    public void rememberToWake(TenantRecord known) {
      var wakeUp = known.wakeUp();
      if (known.state() != TenantState.ACTIVE) {
        wakeUps.forget(known.id());
      } else if (known.awake()) {
        wakeUps.now(known.id());
      } else if (wakeUp != null) {
        wakeUps.at(known.id(), wakeUp);
      } else if (starter.hasCrons(known)) {
        // It was never awake with them: they are set when it is.
        wakeUps.now(known.id());
      }
    }

    @Override
    public void fellAsleepUncertain(TenantRecord known) {
      if (known.state() == TenantState.ACTIVE) {
        wakeUps.soon(known.id());
      }
    }

    @Override
    public void finishLater(String name, Runnable body) {
      finishing.run(name, body);
    }
  }
}

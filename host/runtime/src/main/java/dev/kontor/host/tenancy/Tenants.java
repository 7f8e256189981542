package dev.kontor.host.tenancy;

import dev.kontor.host.context.RunningContext;
import dev.kontor.host.database.DatabaseNewerThanHost;
import dev.kontor.host.database.MigrationFailed;
import dev.kontor.host.tenancy.TenantUnavailable.NotNow;
import dev.kontor.host.tenancy.TenantUnavailable.Suspended;
import dev.kontor.host.tenancy.TenantUnavailable.Unknown;
import dev.kontor.host.world.World;
import dev.kontor.tenant.TenantId;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The host's tenants, awake and asleep: who asks for a tenant's context gets a lease on it, and it
 * is started for the first who asks, once however many do.
 *
 * <p>Thread-safe. Entering an awake context takes no lock. A context sleeps when nobody was inside
 * for a while or when too many are awake, and never under somebody who is inside.
 *
 * <p>Waking writes {@code awake} into the control database before the context starts; sleeping
 * writes {@code asleep} together with the next due time after the gate is shut. So at every moment
 * the control database says {@code awake} or holds a wake-up no later than the tenant's due work
 * (design §6).
 */
public final class Tenants implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Tenants.class);
  private static final Duration START_BOUND = Duration.ofSeconds(30);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final ConcurrentHashMap<TenantId, Tenant> tenants = new ConcurrentHashMap<>();
  private final TenantRegistry registry;
  private final ContextStarter starter;
  private final World world;
  private final Sleep sleep;
  private final WakeUps wakeUps;
  private final AtomicBoolean sweeping = new AtomicBoolean();
  private volatile boolean closed;

  /** Of the tenants that the registry knows; none is woken yet. */
  public Tenants(TenantRegistry registry, ContextStarter starter, World world, Sleep sleep) {
    this.registry = registry;
    this.starter = starter;
    this.world = world;
    this.sleep = sleep;
    wakeUps = new WakeUps(world, this::wakeDue);
    registry.tenants().forEach(known -> tenants.put(known.id(), new Tenant(known)));
  }

  /**
   * Wakes the tenants that were awake when the host was last heard of, a few at a time, and those
   * whose work is due, when it is.
   */
  public void start() {
    for (var tenant : tenants.values()) {
      var known = tenant.known();
      if (known.state() == TenantState.ACTIVE) {
        if (known.awake()) {
          wakeUps.now(known.id());
        } else if (known.wakeUp() != null) {
          wakeUps.at(known.id(), known.wakeUp());
        }
      }
    }
  }

  /**
   * A lease on the tenant's context, which is started if it sleeps.
   *
   * @throws TenantUnavailable when nobody can enter
   */
  public Lease enter(TenantId id) {
    var tenant = served(id);
    tenant.countRequest();
    var gate = tenant.gate();
    return gate != null && gate.enter() ? new Lease(gate, world) : enterAfterWaking(tenant);
  }

  /**
   * Checks that requests for this tenant are served, without waking it.
   *
   * @throws TenantUnavailable when they are not
   */
  public void check(TenantId id) {
    served(id);
  }

  /** Whether the tenant runs the module; true for null, which is no module's. */
  public boolean runs(TenantId id, @Nullable String module) {
    return module == null || served(id).known().configuration().modules().contains(module);
  }

  private Tenant served(TenantId id) {
    var tenant = tenants.get(id);
    if (tenant == null) {
      throw new Unknown(id);
    }
    requireActive(tenant);
    return tenant;
  }

  private void requireActive(Tenant tenant) {
    var id = tenant.id();
    switch (tenant.known().state()) {
      case ACTIVE -> {
        if (closed) {
          throw new NotNow(id, "the host is stopping", RETRY_AFTER);
        }
      }
      case SUSPENDED -> throw new Suspended(id);
      case ONBOARDING, PURGING, OFFBOARDED -> throw new Unknown(id);
      case FAILED ->
          throw new NotNow(id, "its start-up has failed; its operator knows why", RETRY_AFTER);
    }
  }

  private Lease enterAfterWaking(Tenant tenant) {
    long asked = world.monotonicNanos();
    lockOrGiveUp(tenant);
    try {
      requireActive(tenant);
      var gate = tenant.gate();
      if (gate == null || !gate.enter()) {
        failAsTheOneBefore(tenant, asked);
        gate = wake(tenant);
        if (!gate.enter()) {
          throw new NotNow(tenant.id(), "its context closed while it started", RETRY_AFTER);
        }
      }
      return new Lease(gate, world);
    } finally {
      tenant.lock().unlock();
    }
  }

  private void lockOrGiveUp(Tenant tenant) {
    try {
      if (!tenant.lock().tryLock(START_BOUND.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new NotNow(tenant.id(), "it is starting", RETRY_AFTER);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new NotNow(tenant.id(), "the request was interrupted", RETRY_AFTER);
    }
  }

  /** Many may have queued behind one start; when it failed they fail with it, not one by one. */
  private static void failAsTheOneBefore(Tenant tenant, long asked) {
    var failure = tenant.startFailure();
    if (failure != null && failure.at() - asked > 0) {
      throw new NotNow(tenant.id(), failure.why(), RETRY_AFTER);
    }
  }

  /** Starts the context and opens its gate; the caller holds the tenant's lock. */
  private Gate wake(Tenant tenant) {
    makeRoom(tenant);
    registry.awake(tenant.id());
    wakeUps.forget(tenant.id());
    try {
      var gate = new Gate(starter.start(tenant.known()), world.monotonicNanos());
      tenant.open(gate);
      keepVersion(tenant, starter.version(tenant.known()));
      sweepLater();
      about(tenant, log.atInfo()).log("awake");
      return gate;
    } catch (MigrationFailed | DatabaseNewerThanHost failed) {
      fail(tenant, new Failure("migrations", oneLine(failed)));
      throw new NotNow(tenant.id(), failed, RETRY_AFTER);
    } catch (RuntimeException failed) {
      about(tenant, log.atError()).setCause(failed).log("can't be started: {}", oneLine(failed));
      tenant.remember(oneLine(failed));
      tenant.startFailed(new Tenant.StartFailure(failed, world.monotonicNanos()));
      throw new NotNow(tenant.id(), failed, RETRY_AFTER);
    }
  }

  private void keepVersion(Tenant tenant, String version) {
    if (!version.equals(tenant.known().schemaVersion())) {
      registry.migrated(tenant.id(), version);
      tenant.know(tenant.known().at(version));
    }
  }

  private void fail(Tenant tenant, Failure failure) {
    about(tenant, log.atError()).log("failed at {}: {}", failure.step(), failure.reason());
    tenant.remember(failure.reason());
    registry.enter(tenant.id(), TenantState.FAILED, failure);
    tenant.know(tenant.known().failed(failure));
  }

  /** Puts the least recently used contexts to sleep while too many are awake. */
  private void makeRoom(Tenant comer) {
    int tooMany = (int) awake().count() + 1 - sleep.mostAwake();
    if (tooMany > 0) {
      awake()
          .filter(tenant -> tenant != comer)
          .sorted(Comparator.comparingLong(Tenants::lastLeft))
          .filter(this::sleepIfEmpty)
          .limit(tooMany)
          .forEach(tenant -> log.debug("tenant '{}' made room", tenant.id()));
    }
  }

  private java.util.stream.Stream<Tenant> awake() {
    return tenants.values().stream().filter(Tenant::isAwake);
  }

  private static long lastLeft(Tenant tenant) {
    var gate = tenant.gate();
    return gate == null ? Long.MIN_VALUE : gate.lastLeft();
  }

  /** Puts the tenant to sleep unless somebody is inside or about to change it. */
  private boolean sleepIfEmpty(Tenant tenant) {
    if (!tenant.lock().tryLock()) {
      return false;
    }
    try {
      var gate = tenant.gate();
      if (gate == null || !gate.shutIfEmpty()) {
        return false;
      }
      fallAsleep(tenant, gate);
      return true;
    } finally {
      tenant.lock().unlock();
    }
  }

  /** Puts the tenant to sleep, once those who are inside have left; nothing if it sleeps. */
  public void sleep(TenantId id) {
    var tenant = known(id);
    tenant.lock().lock();
    try {
      closeContext(tenant);
    } finally {
      tenant.lock().unlock();
    }
  }

  /** Wakes the tenant, if it sleeps. */
  public void wake(TenantId id) {
    enter(id).close();
  }

  private void closeContext(Tenant tenant) {
    var gate = tenant.gate();
    if (gate != null) {
      drain(gate);
      fallAsleep(tenant, gate);
    }
  }

  private void drain(Gate gate) {
    try {
      world.scheduler().await(gate.shut(), sleep.drain());
    } catch (TimeoutException late) {
      log.warn(
          "tenant '{}': {} still inside after {}; its context is closed under them",
          gate.context().tenant(),
          gate.inside(),
          sleep.drain());
    }
  }

  private void fallAsleep(Tenant tenant, Gate shut) {
    tenant.open(null);
    try (var context = shut.context()) {
      var due = context.database().nextDue();
      registry.asleep(tenant.id(), due);
      if (due != null) {
        wakeUps.at(tenant.id(), due);
      }
      about(tenant, log.atInfo()).log("asleep");
    } catch (RuntimeException failed) {
      // It stays marked awake, so the next start of the host wakes it: nothing due is forgotten.
      about(tenant, log.atWarn()).setCause(failed).log("sleeps, its wake-up unknown");
      wakeUps.soon(tenant.id());
    }
  }

  private void wakeDue(TenantId id) {
    try {
      if (tenants.containsKey(id)) {
        wake(id);
      }
    } catch (Suspended | Unknown gone) {
      log.debug("{}", gone.getMessage());
    } catch (NotNow later) {
      log.warn("{}", later.getMessage());
      wakeUps.soon(id);
    }
  }

  private void sweepLater() {
    if (!closed && sweeping.compareAndSet(false, true)) {
      var pause = sleep.idleAfter().dividedBy(4);
      world.scheduler().after(pause.plusMillis(1), "sweep", this::sweep);
    }
  }

  private void sweep() {
    sweeping.set(false);
    long now = world.monotonicNanos();
    awake()
        .filter(tenant -> now - lastLeft(tenant) >= sleep.idleAfter().toNanos())
        .forEach(this::sleepIfEmpty);
    if (awake().findAny().isPresent()) {
      sweepLater();
    }
  }

  /** Takes a new tenant in. */
  public void add(TenantRecord known) {
    tenants.put(known.id(), new Tenant(known));
  }

  /** What is known of a tenant now, if there is one. */
  public Optional<TenantStatus> status(TenantId id) {
    return Optional.ofNullable(tenants.get(id)).map(Tenants::statusOf);
  }

  /** What is known of all tenants now, by id. */
  public List<TenantStatus> all() {
    return tenants.values().stream()
        .map(Tenants::statusOf)
        .sorted(Comparator.comparing(TenantStatus::id))
        .toList();
  }

  private static TenantStatus statusOf(Tenant tenant) {
    return new TenantStatus(
        tenant.known(), tenant.isAwake(), tenant.requests(), tenant.lastError());
  }

  /** Changes a tenant's state; leaving {@code ACTIVE} closes its context. */
  public void enter(TenantId id, TenantState state, @Nullable Failure failure) {
    var tenant = known(id);
    tenant.lock().lock();
    try {
      registry.enter(id, state, failure);
      var known = tenant.known();
      tenant.know(failure == null ? known.in(state) : known.failed(failure));
      if (state != TenantState.ACTIVE) {
        wakeUps.forget(id);
        closeContext(tenant);
      }
    } finally {
      tenant.lock().unlock();
    }
  }

  /** Keeps the version that a tenant's database is at now. */
  public void migrateNow(TenantId id) {
    var tenant = known(id);
    tenant.lock().lock();
    try {
      keepVersion(tenant, starter.migrate(tenant.known()));
    } finally {
      tenant.lock().unlock();
    }
  }

  /**
   * Starts a context for the record, and then has it take the place of the old one, which finishes
   * what runs inside it. If it doesn't start, the old one stays and the failure is thrown.
   *
   * @param keep what makes the record last, done once the context has started
   */
  public void replace(TenantRecord changed, Runnable keep) {
    var tenant = known(changed.id());
    tenant.lock().lock();
    try {
      var before = tenant.gate();
      if (before == null) {
        registry.awake(changed.id());
      }
      var gate = new Gate(starter.start(changed), world.monotonicNanos());
      var version = starter.version(changed);
      keepOrClose(keep, gate.context());
      tenant.know(changed.at(version));
      tenant.open(gate);
      registry.migrated(changed.id(), version);
      sweepLater();
      if (before != null) {
        world.scheduler().run("finish " + changed.id(), () -> finish(before));
      }
    } finally {
      tenant.lock().unlock();
    }
  }

  private static void keepOrClose(Runnable keep, RunningContext context) {
    try {
      keep.run();
    } catch (RuntimeException failed) {
      context.close();
      throw failed;
    }
  }

  private void finish(Gate replaced) {
    drain(replaced);
    replaced.context().close();
  }

  /** Keeps a changed record of a tenant that doesn't run. */
  public void know(TenantRecord changed) {
    known(changed.id()).know(changed);
  }

  /** Forgets a purged tenant. */
  public void forget(TenantId id) {
    wakeUps.forget(id);
    tenants.remove(id);
  }

  private Tenant known(TenantId id) {
    var tenant = tenants.get(id);
    if (tenant == null) {
      throw new Unknown(id);
    }
    return tenant;
  }

  /** Remembers what went wrong in a tenant's context, for its operator. */
  public void remember(TenantId id, String error) {
    var tenant = tenants.get(id);
    if (tenant != null) {
      tenant.remember(error);
    }
  }

  /** The tenant is a field of the event, not a part of its text. */
  private static LoggingEventBuilder about(Tenant tenant, LoggingEventBuilder event) {
    return event.addKeyValue("tenant", tenant.id());
  }

  private static String oneLine(Throwable failed) {
    var message = failed.getMessage() == null ? failed.toString() : failed.getMessage();
    return message.lines().findFirst().orElse(failed.toString());
  }

  /** Lets nobody in any more, waits for those inside, closes every context. */
  @Override
  public void close() {
    closed = true;
    wakeUps.close();
    var gates = awake().toList();
    gates.forEach(tenant -> shut(tenant.gate()));
    gates.forEach(tenant -> sleep(tenant.id()));
  }

  private static void shut(@Nullable Gate gate) {
    if (gate != null) {
      var _ = gate.shut();
    }
  }
}

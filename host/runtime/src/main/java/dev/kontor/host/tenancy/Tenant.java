package dev.kontor.host.tenancy;

import dev.kontor.host.context.RunningContext;
import dev.kontor.host.database.DatabaseNewerThanHost;
import dev.kontor.host.database.MigrationFailed;
import dev.kontor.host.tenancy.TenantUnavailable.NotNow;
import dev.kontor.host.tenancy.TenantUnavailable.Suspended;
import dev.kontor.host.tenancy.TenantUnavailable.Unknown;
import dev.kontor.tenant.TenantId;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One tenant in this host: asleep, or awake behind a gate.
 *
 * <p>Requests pass the open gate without a lock. Whoever changes something here (wakes, puts to
 * sleep, replaces, changes the state) holds the lock, one at a time; so a context is started once
 * however many ask for it, and never closed under somebody who is inside.
 *
 * <p>Waking writes {@code awake} into the control database before the context starts; sleeping
 * writes {@code asleep} together with the next due time after the gate is shut. So at every moment
 * the control database says {@code awake} or holds a wake-up no later than the tenant's due work
 * (design §6).
 */
final class Tenant {

  private static final Logger log = LoggerFactory.getLogger(Tenant.class);
  private static final Duration START_BOUND = Duration.ofSeconds(30);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final House house;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final AtomicLong requests = new AtomicLong();
  private volatile TenantRecord known;
  private volatile @Nullable Gate gate;
  private volatile @Nullable String lastError;
  private @Nullable StartFailure startFailure;

  Tenant(House house, TenantRecord known) {
    this.house = house;
    this.known = known;
  }

  TenantId id() {
    return known.id();
  }

  TenantRecord known() {
    return known;
  }

  boolean isAwake() {
    var current = gate;
    return current != null && current.isOpen();
  }

  /** When somebody last left, in the world's monotonic nanoseconds; asleep: long ago. */
  long lastLeft() {
    var current = gate;
    return current == null ? Long.MIN_VALUE : current.lastLeft();
  }

  TenantStatus status() {
    return new TenantStatus(known, isAwake(), requests.get(), lastError);
  }

  void countRequest() {
    requests.incrementAndGet();
  }

  void remember(String error) {
    lastError = error;
  }

  /**
   * Checks that requests are served.
   *
   * @throws TenantUnavailable when they are not
   */
  void requireServed() {
    switch (known.state()) {
      case ACTIVE -> {
        if (house.isClosing()) {
          throw notNow("the host is stopping");
        }
      }
      case SUSPENDED -> throw new Suspended(id());
      case ONBOARDING, PURGING, OFFBOARDED -> throw new Unknown(id());
      case FAILED -> throw notNow("it has failed; its operator knows why");
    }
  }

  /** A lease on the context, which is started if the tenant sleeps. */
  Lease enter() {
    requireServed();
    var current = gate;
    return current != null && current.enter() ? lease(current) : enterAfterWaking();
  }

  private Lease lease(Gate entered) {
    return new Lease(entered, house.world());
  }

  private Lease enterAfterWaking() {
    long asked = now();
    lockOrGiveUp();
    try {
      requireServed();
      var current = gate;
      if (current != null && current.enter()) {
        return lease(current);
      }
      failAsTheOneBefore(asked);
      var woken = wake();
      if (!woken.enter()) {
        throw notNow("its context closed while it started");
      }
      return lease(woken);
    } finally {
      lock.unlock();
    }
  }

  private void lockOrGiveUp() {
    try {
      if (!lock.tryLock(START_BOUND.toNanos(), TimeUnit.NANOSECONDS)) {
        throw notNow("it is starting");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw notNow("the request was interrupted");
    }
  }

  /** Many may have queued behind one start; when it failed they fail with it, not one by one. */
  private void failAsTheOneBefore(long asked) {
    var failure = startFailure;
    if (failure != null && failure.at() - asked > 0) {
      throw new NotNow(id(), failure.why(), RETRY_AFTER);
    }
  }

  private Gate wake() {
    house.makeRoomFor(this);
    try {
      sayAwake();
      var opened = open(house.starter().start(known));
      keepVersion(house.starter().version(known));
      about(log.atInfo()).log("awake");
      return opened;
    } catch (MigrationFailed | DatabaseNewerThanHost failed) {
      fail(new Failure("migrations", oneLine(failed)));
      throw new NotNow(id(), failed, RETRY_AFTER);
    } catch (RuntimeException failed) {
      about(log.atError()).setCause(failed).log("can't be started: {}", oneLine(failed));
      lastError = oneLine(failed);
      startFailure = new StartFailure(failed, now());
      throw new NotNow(id(), failed, RETRY_AFTER);
    }
  }

  private void sayAwake() {
    house.registry().awake(id());
    known = known.awakened();
  }

  private Gate open(RunningContext started) {
    var opened = new Gate(started, now());
    gate = opened;
    house.woken(this);
    return opened;
  }

  private void fail(Failure failure) {
    about(log.atError()).log("failed at {}: {}", failure.step(), failure.reason());
    lastError = failure.reason();
    house.registry().enter(id(), TenantState.FAILED, failure);
    known = known.failed(failure);
  }

  /** Brings the tenant's database up to its modules. */
  void migrate() {
    locked(() -> keepVersion(house.starter().migrate(known)));
  }

  private void keepVersion(String version) {
    if (!version.equals(known.schemaVersion())) {
      house.registry().migrated(id(), version);
      known = known.at(version);
    }
  }

  /** Puts the tenant to sleep unless somebody is inside or about to change it; says whether. */
  boolean sleepIfEmpty() {
    if (!lock.tryLock()) {
      return false;
    }
    try {
      var current = gate;
      if (current == null || !current.shutIfEmpty()) {
        return false;
      }
      fallAsleep(current);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Lets nobody in any more, without waiting for those who are inside. */
  void shut() {
    var current = gate;
    if (current != null) {
      var _ = current.shut();
    }
  }

  /** Puts the tenant to sleep, once those who are inside have left; nothing if it sleeps. */
  void sleep() {
    locked(this::closeContext);
  }

  private void closeContext() {
    var current = gate;
    if (current != null) {
      drain(current);
      fallAsleep(current);
    }
  }

  private void drain(Gate shut) {
    try {
      house.world().scheduler().await(shut.shut(), house.sleep().drain());
    } catch (TimeoutException late) {
      about(log.atWarn())
          .log(
              "{} still inside after {}; the context is closed under them",
              shut.inside(),
              house.sleep().drain());
    }
  }

  private void fallAsleep(Gate shut) {
    gate = null;
    try (var context = shut.context()) {
      var wakeUp = context.database().nextDue();
      house.registry().asleep(id(), wakeUp);
      known = known.asleep(wakeUp);
      house.fellAsleep(this, wakeUp);
      about(log.atInfo()).log("asleep");
    } catch (RuntimeException failed) {
      // It stays marked awake, so the next start of the host wakes it: nothing due is forgotten.
      about(log.atWarn()).setCause(failed).log("sleeps, and its wake-up is unknown");
      house.fellAsleepUncertain(this);
    }
  }

  /** Changes the state; leaving {@code ACTIVE} closes the context. */
  void enter(TenantState state, @Nullable Failure failure) {
    locked(() -> {
      house.registry().enter(id(), state, failure);
      known = failure == null ? known.in(state) : known.failed(failure);
      if (state == TenantState.ACTIVE) {
        house.fellAsleep(this, known.wakeUp());
      } else {
        closeContext();
      }
    });
  }

  /** Takes over a changed record of a tenant that doesn't run. */
  void know(TenantRecord changed) {
    locked(() -> known = changed);
  }

  /**
   * Starts a context for the record, and has it take the place of the old one, which finishes what
   * runs inside it. If it doesn't start, the old one stays and the failure is thrown.
   *
   * @param keep what makes the record last, done once the context has started
   */
  void replace(TenantRecord changed, Runnable keep) {
    locked(() -> {
      var before = gate;
      if (before == null) {
        house.makeRoomFor(this);
        sayAwake();
      }
      var started = house.starter().start(changed);
      keepOrClose(keep, started);
      known = changed.awakened();
      keepVersion(house.starter().version(changed));
      open(started);
      if (before != null) {
        house.world().scheduler().run("finish " + id(), () -> finish(before));
      }
    });
  }

  private static void keepOrClose(Runnable keep, RunningContext started) {
    try {
      keep.run();
    } catch (RuntimeException failed) {
      started.close();
      throw failed;
    }
  }

  private void finish(Gate replaced) {
    drain(replaced);
    replaced.context().close();
  }

  private void locked(Runnable body) {
    lock.lock();
    try {
      body.run();
    } finally {
      lock.unlock();
    }
  }

  private long now() {
    return house.world().monotonicNanos();
  }

  private NotNow notNow(String reason) {
    return new NotNow(id(), reason, RETRY_AFTER);
  }

  /** The tenant is a field of the event, not a part of its text. */
  private LoggingEventBuilder about(LoggingEventBuilder event) {
    return event.addKeyValue("tenant", id());
  }

  private static String oneLine(Throwable failed) {
    var message = failed.getMessage() == null ? failed.toString() : failed.getMessage();
    return message.lines().findFirst().orElse(failed.toString());
  }

  /** A start that failed, and when, in the world's monotonic nanoseconds. */
  private record StartFailure(RuntimeException why, long at) {}
}

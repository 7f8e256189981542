package dev.kontor.host.tenancy;

import dev.kontor.host.world.Scheduler;
import dev.kontor.host.world.World;
import dev.kontor.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Wakes sleeping tenants when they have work due: one timer a tenant that has some, and a bounded
 * number of tenants waking at a time. Thread-safe.
 */
final class WakeUps implements AutoCloseable {

  private static final int AT_A_TIME = 4;
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration FAR = Duration.ofDays(30);

  private final World world;
  private final Consumer<TenantId> wake;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<TenantId, Scheduler.Timer> timers = new HashMap<>();
  private final Queue<TenantId> due = new ArrayDeque<>();
  private int waking;
  private boolean closed;

  WakeUps(World world, Consumer<TenantId> wake) {
    this.world = world;
    this.wake = wake;
  }

  /** A far time is looked at again before it has come: timers don't reach beyond some centuries. */
  void at(TenantId tenant, Instant when) {
    var delay = Duration.between(world.clock().instant(), when);
    if (delay.compareTo(FAR) > 0) {
      after(tenant, FAR, () -> at(tenant, when));
    } else {
      after(tenant, delay.isNegative() ? Duration.ZERO : delay, () -> now(tenant));
    }
  }

  /** Tries again after a while, with jitter so that many don't come at once. */
  void soon(TenantId tenant) {
    var jitter = Duration.ofMillis(world.random().nextLong(SOON.toMillis()));
    after(tenant, SOON.plus(jitter), () -> now(tenant));
  }

  private void after(TenantId tenant, Duration delay, Runnable body) {
    lock.lock();
    try {
      if (!closed) {
        var timer = world.scheduler().after(delay, "wake " + tenant, body);
        cancel(timers.put(tenant, timer));
      }
    } finally {
      lock.unlock();
    }
  }

  void now(TenantId tenant) {
    lock.lock();
    try {
      timers.remove(tenant);
      due.add(tenant);
      startNext();
    } finally {
      lock.unlock();
    }
  }

  void forget(TenantId tenant) {
    lock.lock();
    try {
      cancel(timers.remove(tenant));
      due.remove(tenant);
    } finally {
      lock.unlock();
    }
  }

  private void startNext() {
    while (!closed && waking < AT_A_TIME && !due.isEmpty()) {
      var tenant = due.remove();
      waking++;
      world.scheduler().run("wake " + tenant, () -> wakeOne(tenant));
    }
  }

  private void wakeOne(TenantId tenant) {
    try {
      wake.accept(tenant);
    } finally {
      lock.lock();
      try {
        waking--;
        startNext();
      } finally {
        lock.unlock();
      }
    }
  }

  private static void cancel(Scheduler.@Nullable Timer timer) {
    if (timer != null) {
      timer.cancel();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      timers.values().forEach(Scheduler.Timer::cancel);
      timers.clear();
      due.clear();
    } finally {
      lock.unlock();
    }
  }
}

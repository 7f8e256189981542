package dev.kontor.host.postgres.pool;

import dev.kontor.host.world.Scheduler.Timer;
import dev.kontor.host.world.World;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one timer of a server: runs only while something is due. Thread-safe. */
final class Ticker {

  private final World world;
  private final Supplier<@Nullable Long> untilNext;
  private final Runnable tick;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Timer timer;
  private long dueAt;

  /** Which timer is the current one: one that fired while it was being cancelled must not run. */
  private long turn;

  /** Runs the tick whenever the time until the next one, in nanoseconds, is over. */
  Ticker(World world, Supplier<@Nullable Long> untilNext, Runnable tick) {
    this.world = world;
    this.untilNext = untilNext;
    this.tick = tick;
  }

  /** Sets the timer anew if the next tick is now due earlier, or never. */
  void update() {
    lock.lock();
    try {
      // Asked under the lock: an older answer must not overwrite a newer one.
      var next = untilNext.get();
      if (next == null) {
        stop();
      } else if (timer == null || world.monotonicNanos() + next - dueAt < 0) {
        stop();
        dueAt = world.monotonicNanos() + next;
        timer =
            world.scheduler().after(Duration.ofNanos(next), "kontor-connections", tickOf(++turn));
      }
    } finally {
      lock.unlock();
    }
  }

  private Runnable tickOf(long mine) {
    return () -> run(mine);
  }

  private void run(long mine) {
    lock.lock();
    try {
      if (timer == null || mine != turn) {
        return;
      }
      timer = null;
    } finally {
      lock.unlock();
    }
    tick.run();
    update();
  }

  private void stop() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }
}

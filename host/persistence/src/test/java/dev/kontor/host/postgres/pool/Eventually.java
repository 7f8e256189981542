package dev.kontor.host.postgres.pool;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition, with a bound. */
final class Eventually {

  private static final Duration BOUND = Duration.ofSeconds(60);

  private Eventually() {}

  static void eventually(String what, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + BOUND.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("not within %s: %s".formatted(BOUND, what));
      }
      LockSupport.parkNanos(1_000_000);
    }
  }
}

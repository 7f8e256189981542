package dev.kontor.host.app;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what is not told: looks again and again, up to a bound. */
public final class Eventually {

  private static final Duration BOUND = Duration.ofSeconds(60);

  private Eventually() {}

  /** Returns when the condition holds. */
  public static void eventually(String wanted, BooleanSupplier condition) {
    long began = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - began > BOUND.toNanos()) {
        throw new AssertionError("not within %s: %s".formatted(BOUND, wanted));
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }
}

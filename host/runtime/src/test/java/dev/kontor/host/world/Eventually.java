package dev.kontor.host.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits in tests for what other threads bring about, within a bound of real time. */
public final class Eventually {

  private Eventually() {}

  /** Returns when the condition holds, and fails after a minute. */
  public static void eventually(String wanted, BooleanSupplier condition) {
    long began = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - began)
          .as("not within a minute: %s", wanted)
          .isLessThan(Duration.ofMinutes(1).toNanos());
      LockSupport.parkNanos(1_000_000);
    }
  }
}

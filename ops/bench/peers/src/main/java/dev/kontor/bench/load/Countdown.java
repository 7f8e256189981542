package dev.kontor.bench.load;

import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** How many follow-ups are to come, and have come. Thread-safe. */
public final class Countdown {

  private static final long BOUND_NANOS = 120_000_000_000L;

  private final LongAdder expected = new LongAdder();
  private final LongAdder come = new LongAdder();

  /** One more is to come. */
  public void expect() {
    expected.increment();
  }

  /** One has come. */
  public void come() {
    come.increment();
  }

  /** Waits until as many have come as are expected. */
  public void awaitAll() {
    long end = System.nanoTime() + BOUND_NANOS;
    while (come.sum() < expected.sum()) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException(
            "%d of %d follow-ups have come within two minutes"
                .formatted(come.sum(), expected.sum()));
      }
      LockSupport.parkNanos(200_000);
    }
  }
}

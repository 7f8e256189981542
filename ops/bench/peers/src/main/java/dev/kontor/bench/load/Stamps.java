package dev.kontor.bench.load;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * When units of work had ended for their callers, and when what follows from them began, by their
 * numbers from 0. Thread-safe.
 *
 * <p>A follow-up may begin before its unit's caller goes on, since both run at once; it then waited
 * for nothing and counts as 0.
 */
public final class Stamps {

  private static final long BOUND_NANOS = 60_000_000_000L;

  private final AtomicLongArray ended;
  private final AtomicLongArray followed;

  /** Of so many units. */
  public Stamps(int count) {
    ended = new AtomicLongArray(count);
    followed = new AtomicLongArray(count);
  }

  /** The unit's caller has its answer. */
  public void ended(int number) {
    ended.set(number, System.nanoTime());
  }

  /** The unit's follow-up has begun. */
  public void followed(int number) {
    followed.set(number, System.nanoTime());
  }

  /** Waits until all have begun. */
  public void awaitAll() {
    long end = System.nanoTime() + BOUND_NANOS;
    while (IntStream.range(0, followed.length()).anyMatch(it -> followed.get(it) == 0)) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException("not all follow-ups have begun within a minute");
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** How long the follow-ups waited. */
  public Percentiles waits() {
    return new Percentiles(
        IntStream.range(0, ended.length())
            .mapToLong(it -> Math.max(0, followed.get(it) - ended.get(it)))
            .toArray());
  }
}

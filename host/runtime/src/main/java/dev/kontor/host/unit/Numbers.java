package dev.kontor.host.unit;

import java.util.TreeSet;

/**
 * Numbers a tenant's events and follow-ups as they are written. Thread-safe.
 *
 * <p>Only the tenant's owner numbers, so a number is taken just before its unit commits, and
 * readers who stop below the lowest number in flight miss nothing: whatever commits later has a
 * higher one. A unit in another tenant's database holds nobody up here.
 */
final class Numbers {

  private final TreeSet<Long> inFlight = new TreeSet<>();
  private long last;

  /** Goes on after the last number that the database knows. */
  Numbers(long last) {
    this.last = last;
  }

  /**
   * Takes so many numbers, which are in flight until the range is ended.
   *
   * @param count from 1
   */
  synchronized Range take(int count) {
    var range = new Range(last + 1);
    last += count;
    inFlight.add(range.first);
    return range;
  }

  private synchronized void end(long first) {
    inFlight.remove(first);
  }

  /** The highest number up to which nothing is in flight any more. */
  synchronized long readableUpTo() {
    return inFlight.isEmpty() ? last : inFlight.first() - 1;
  }

  /** Consecutive numbers; closed when it is known whether they were committed. */
  final class Range implements AutoCloseable {

    private final long first;
    private long next;

    private Range(long first) {
      this.first = first;
      next = first;
    }

    long next() {
      return next++;
    }

    @Override
    public void close() {
      end(first);
    }
  }
}

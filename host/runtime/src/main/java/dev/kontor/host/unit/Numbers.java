package dev.kontor.host.unit;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Numbers a tenant's events and follow-ups as they are written. Thread-safe.
 *
 * <p>Only the tenant's owner numbers, so a number is taken just before its unit commits, and
 * readers who stop below the lowest number in flight miss nothing: whatever commits later has a
 * higher one. A unit in another tenant's database holds nobody up here.
 */
final class Numbers {

  private final TreeMap<Long, Range> inFlight = new TreeMap<>();
  private long last;
  private int doubtsSettled;

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
    inFlight.put(range.first, range);
    return range;
  }

  private synchronized void end(Range range) {
    var _ = inFlight.remove(range.first);
    if (range.session != null) {
      doubtsSettled++;
    }
  }

  /** How many commits had no answer, and are known to have come through or not by now. */
  synchronized int doubtsSettled() {
    return doubtsSettled;
  }

  /** The highest number up to which nothing is in flight any more. */
  synchronized long readableUpTo() {
    return inFlight.isEmpty() ? last : inFlight.firstKey() - 1;
  }

  /** Those whose commit had no answer, and whose session may still commit them. */
  synchronized List<Range> inDoubt() {
    return inFlight.values().stream().filter(range -> range.session != null).toList();
  }

  /** Consecutive numbers; closed when it is known whether they were committed. */
  final class Range implements AutoCloseable {

    private final long first;
    private long next;
    private volatile @Nullable Integer session;
    private volatile List<Due> dues = List.of();
    private volatile boolean isOver;

    private Range(long first) {
      this.first = first;
      next = first;
    }

    long next() {
      return next++;
    }

    /** Nobody knows what becomes of them, and of these runs, before this session has ended. */
    void isInDoubtUntilEndOf(int committing, List<Due> left) {
      dues = List.copyOf(left);
      session = committing;
    }

    /** Has it known that the runs among them may be committed yet. */
    void tell(Dues told) {
      told.inDoubt(dues, () -> isOver);
    }

    /** The session that may still commit them; null: they are not in doubt. */
    @Nullable Integer session() {
      return session;
    }

    /** They are in flight no more. */
    @Override
    public void close() {
      end(this);
      isOver = true;
    }
  }
}

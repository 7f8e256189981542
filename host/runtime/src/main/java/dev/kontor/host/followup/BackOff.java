package dev.kontor.host.followup;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long what has failed waits: twice as long each time, up to a bound, with jitter on top. */
public final class BackOff {

  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Duration SOON = Duration.ofMillis(10);
  private static final Duration LONGEST_SOON = Duration.ofSeconds(1);
  private static final Duration A_YEAR = Duration.ofDays(365);
  private static final int MOST_DOUBLINGS = 20;

  private final RandomGenerator random;

  /** With this chance in its pauses. */
  public BackOff(RandomGenerator random) {
    this.random = random;
  }

  /**
   * The pause after so many failures, from 1: up to a quarter longer than {@link #bound} says, so
   * that what failed together doesn't come back together.
   */
  public Duration after(int failures, Duration first) {
    return withJitter(bound(failures, first));
  }

  /** The same, with pauses of another greatest length. */
  public Duration after(int failures, Duration first, Duration longest) {
    return withJitter(bound(failures, first, longest));
  }

  /** The pause after others were faster so many times: short, since they are done by then. */
  public Duration soon(int conflicts) {
    return withJitter(min(bound(conflicts, SOON), LONGEST_SOON));
  }

  private Duration withJitter(Duration pause) {
    long nanos = pause.toNanos();
    return Duration.ofNanos(nanos + random.nextLong(nanos / 4 + 1));
  }

  /** The longest pause that can be meant, whatever a clock that jumped makes of a stored time. */
  static Duration longest(Duration first) {
    return bound(Integer.MAX_VALUE, first).multipliedBy(5).dividedBy(4);
  }

  private static Duration bound(int failures, Duration first) {
    var begin = min(first, A_YEAR);
    return bound(failures, begin, begin.compareTo(LONGEST) > 0 ? begin : LONGEST);
  }

  private static Duration bound(int failures, Duration first, Duration longest) {
    return min(first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS)), longest);
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}

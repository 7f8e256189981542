package dev.kontor.host.peer;

import java.time.Duration;

/**
 * How often something may be done: once in a while, and what was saved up at once (a token bucket).
 * Used under its owner's lock.
 */
final class Allowance {

  private final int most;
  private final long perOne;
  private int saved;
  private long since;

  /** All of it is saved up at the beginning. */
  Allowance(int most, Duration perOne, long now) {
    this.most = most;
    this.perOne = perOne.toNanos();
    saved = most;
    since = now;
  }

  /** Whether it may be done at this time of a clock that never goes back; then once less. */
  boolean take(long now) {
    long earned = (now - since) / perOne;
    if (earned > 0) {
      saved = (int) Math.min(most, saved + earned);
      since += earned * perOne;
    }
    if (saved == 0) {
      return false;
    }
    saved--;
    return true;
  }
}

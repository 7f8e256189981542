package dev.kontor.host.followup;

import java.time.Duration;

/**
 * How an after-commit handler's runs are run.
 *
 * @param attempts how often one is tried before it is parked; from 1
 * @param pause before the second attempt; each later one is twice as long, with jitter
 * @param atOnce how many may be under way in one tenant's context; from 1
 * @param isTogether whether those that wait behind one another may be done in one unit
 */
public record Policy(int attempts, Duration pause, int atOnce, boolean isTogether) {

  /** One by which each run is done in a unit of its own. */
  public static Policy alone(int attempts, Duration pause, int atOnce) {
    return new Policy(attempts, pause, atOnce, false);
  }
}

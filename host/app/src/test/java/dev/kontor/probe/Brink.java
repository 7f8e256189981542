package dev.kontor.probe;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Where a host stands still to be killed: within the unit that does what the system property {@code
 * brink} names, all before it being committed.
 */
final class Brink {

  private static final Duration LONG = Duration.ofMinutes(2);

  private Brink() {}

  /** Says that this was done and waits to be killed, if it is what the host was told to stop at. */
  static void reached(String what) {
    if (what.equals(System.getProperty("brink"))) {
      System.out.println("brink " + what);
      LockSupport.parkNanos(LONG.toNanos());
    }
  }
}

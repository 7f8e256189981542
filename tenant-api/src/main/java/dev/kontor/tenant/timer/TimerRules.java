package dev.kontor.tenant.timer;

import java.time.Instant;

/** What holds of timers wherever they are kept; for those who keep them. */
public final class TimerRules {

  /** Begins the names of the host's own. */
  public static final String RESERVED = "kontor:";

  private static final int LONGEST_NAME = 200;
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private TimerRules() {}

  /** Refuses what is no name for a timer of a module. */
  public static void requireName(String name) {
    if (name.isBlank() || name.length() > LONGEST_NAME || name.startsWith(RESERVED)) {
      throw new IllegalArgumentException(
          "'%s' is no timer's name; expected 1 to %d characters that don't begin with '%s'"
              .formatted(name, LONGEST_NAME, RESERVED));
    }
  }

  /** Refuses a time that no calendar has. */
  public static void requireTime(String name, Instant when) {
    if (when.isBefore(EARLIEST) || when.isAfter(LATEST)) {
      throw new IllegalArgumentException(
          "timer '%s' is to be due at %s; expected a time between the years 1 and 9999"
              .formatted(name, when));
    }
  }
}

package dev.kontor.simulation.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The clocks of a host's machine: both run with time, until somebody sees to it that they don't.
 */
public final class MachineClock {

  /** When every simulation begins. */
  public static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");

  private final Schedule schedule;
  private double rate = 1;
  private long since;
  private long passed;
  private Duration ahead = Duration.ZERO;

  MachineClock(Schedule schedule) {
    this.schedule = schedule;
  }

  /** Moves the wall clock, forward or back. */
  public void jump(Duration length) {
    ahead = ahead.plus(length);
  }

  /** From now on both clocks run so many times as fast as time does. */
  public void drift(double times) {
    passed = monotonicNanos();
    since = schedule.now();
    rate = times;
  }

  /** The wall clock shows the time again, and both run with it. */
  public void setRight() {
    drift(1);
    ahead = Duration.ofNanos(schedule.now() - passed);
  }

  long monotonicNanos() {
    return passed + (long) ((schedule.now() - since) * rate);
  }

  /** To the microsecond, as databases keep it. */
  Instant wall() {
    return BEGIN.plusNanos(monotonicNanos()).plus(ahead).truncatedTo(ChronoUnit.MICROS);
  }

  /** Nanoseconds of time that pass while this clock goes on by so much; more than none. */
  public long toTime(Duration length) {
    return Math.max(1, (long) (length.toNanos() / rate));
  }
}

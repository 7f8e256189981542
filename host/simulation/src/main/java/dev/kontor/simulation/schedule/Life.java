package dev.kontor.simulation.schedule;

import java.time.Duration;

/**
 * A host from a start to its end. One that starts again begins another life, on the same machine.
 */
public final class Life {

  private final String host;
  private final MachineClock clock;
  private final Schedule schedule;
  private boolean ended;
  private long pausedUntil;

  Life(String host, MachineClock clock, Schedule schedule) {
    this.host = host;
    this.clock = clock;
    this.schedule = schedule;
  }

  /** Whose it is. */
  public String host() {
    return host;
  }

  /** The clocks of its machine. */
  public MachineClock clock() {
    return clock;
  }

  /** Whether the host has crashed or was stopped. */
  public boolean hasEnded() {
    return ended;
  }

  /**
   * Cuts off whatever the host does, where it waits; nothing of it runs from now on. A part that is
   * running now is cut off when it next asks for anything.
   */
  public void end() {
    ended = true;
    schedule.cutOff(this);
  }

  /** Nothing of it runs for so long; then it goes on as if nothing had been. */
  public void pause(Duration length) {
    pausedUntil = Math.max(pausedUntil, schedule.now() + length.toNanos());
  }

  /**
   * Goes on.
   *
   * @throws HostDied when it has ended
   */
  public void requireRunning() {
    if (ended) {
      throw new HostDied(host);
    }
  }

  /** Ends the run for this reason, whatever the host makes of what is thrown. */
  public SimulationFailed fail(String message) {
    return schedule.fail(message);
  }

  /** One that has ended is not held up in that. */
  long pausedUntil() {
    return ended ? 0 : pausedUntil;
  }
}

package dev.kontor.simulation.schedule;

import org.jspecify.annotations.Nullable;

/** A simulation can't go on: what it runs has left the simulated world, or hangs. */
public final class SimulationFailed extends RuntimeException {

  /** For this reason. */
  public SimulationFailed(String message) {
    this(message, null);
  }

  /** For this reason. */
  public SimulationFailed(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

package dev.kontor.simulation;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what is wrong, seed by seed.
 *
 * @param seeds how many are looked through
 */
record Findings(int seeds) {

  /** What the first seed says that finds something wrong; null: none of them does. */
  @Nullable String first(Laboratory laboratory, Consumer<Simulation> scenario) {
    for (long seed = 1; seed <= seeds; seed++) {
      var simulation = new Simulation(laboratory, seed, null);
      try {
        scenario.accept(simulation);
      } catch (AssertionError | RuntimeException found) {
        return "seed %d: %s".formatted(seed, found.getMessage());
      } finally {
        simulation.end();
      }
    }
    return null;
  }
}

package dev.kontor.simulation;

import dev.kontor.simulation.schedule.Trace.Line;
import java.util.List;

/** Compares two runs of a seed, line by line. */
final class Difference {

  private Difference() {}

  /**
   * Refuses two runs that differ, naming where they first do.
   *
   * @throws AssertionError with what each of them did there
   */
  static void requireNone(Simulation run, Simulation other) {
    var one = run.trace().lines();
    var two = other.trace().lines();
    for (int i = 0; i < Math.max(one.size(), two.size()); i++) {
      var first = line(one, i);
      var second = line(two, i);
      if (!first.equals(second)) {
        throw new AssertionError(
            """
            seed %d: two runs of it differ, so something in it comes neither from the seed nor \
            from the world. The first difference:
              %s
              %s
            Take time, ids, chance and threads from the tenant's context\
            """
                .formatted(run.seed(), first, second));
      }
    }
  }

  private static String line(List<Line> lines, int index) {
    return index < lines.size() ? lines.get(index).toString() : "the run has ended";
  }
}

package dev.kontor.bench;

import dev.kontor.simulation.Laboratory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Runs seeds as it is told, line by line, with a server of its own. */
final class SimulationHost {

  private SimulationHost() {}

  /** Until nobody can tell it anything any more. */
  public static void main(String[] arguments) throws IOException {
    Bench.quietAll();
    try (var laboratory = new Laboratory();
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        var words = line.split(" ", -1);
        var answer =
            switch (words[0]) {
              case "seeds" ->
                  seeds(laboratory, Long.parseLong(words[1]), Long.parseLong(words[2])).told();
              case "idle" -> Long.toString(idleMillis(laboratory));
              default -> throw new IllegalArgumentException(line);
            };
        System.out.println(NoteProcess.ANSWER + answer);
      }
    }
    System.exit(0);
  }

  private static SeedsRun seeds(Laboratory laboratory, long first, long count) {
    var all = SeedsRun.NONE;
    for (long seed = first; seed < first + count; seed++) {
      var run = laboratory.run(seed, Correspondence::play);
      all =
          all.and(
              new SeedsRun(
                  1,
                  run.steps(),
                  Correspondence.units(run),
                  run.faultsStruck().size(),
                  run.elapsed().toMillis() / 1e3));
    }
    return all;
  }

  private static long idleMillis(Laboratory laboratory) {
    var millis = new long[1];
    var _ = laboratory.run(1, run -> millis[0] = Correspondence.idleMillis(run));
    return millis[0];
  }
}

package dev.kontor.simulation;

import dev.kontor.simulation.report.Picture;
import dev.kontor.simulation.report.ShiVizLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files that show a run: a page with its picture, and a log for ShiViz. */
final class Report {

  private static final Path FOLDER = Path.of("target", "simulation");

  private Report() {}

  /**
   * Writes them, and says where the page is.
   *
   * @param failure what the run failed with; empty: it passed
   */
  static Path write(String test, Simulation run, String failure, String replay) {
    var facts = new ArrayList<String>();
    facts.add("replay: " + replay);
    facts.add("faults: " + (run.faultsStruck().isEmpty() ? "none" : run.faultsStruck()));
    if (!run.faults().forced().isEmpty()) {
      facts.add("faults by hand: " + run.faults().forced());
    }
    facts.add("shares: " + (run.faults().shares().isEmpty() ? "none" : run.faults().shares()));
    facts.add(
        "%d steps, %d lines, hash %016x"
            .formatted(run.steps(), run.trace().lines().size(), run.trace().hash()));
    try {
      Files.createDirectories(FOLDER);
      var name = "%s-seed-%d".formatted(test, run.seed());
      Files.writeString(
          FOLDER.resolve(name + ".shiviz.log"), ShiVizLog.of(run.trace(), run.hostNames()));
      var page = FOLDER.resolve(name + ".html");
      var title = "%s, seed %d".formatted(test, run.seed());
      List<String> hosts = run.hostNames();
      return Files.writeString(
          page, Picture.of(title, run.trace(), hosts, failure, List.copyOf(facts)));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}

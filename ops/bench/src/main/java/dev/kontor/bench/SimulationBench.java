package dev.kontor.bench;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * How fast several hosts are simulated. Seeds are run side by side in two processes, each of which
 * has a server and databases of its own.
 */
final class SimulationBench {

  /** What can be measured by itself. */
  static final Set<String> PARTS = Set.of("seeds", "idle");

  private static final int WARM_UP = 60;
  private static final int PER_MINUTE = 300;
  private static final double IDLE_SECONDS = 5;
  private static final double SECONDS_A_MINUTE = 60;

  private final Size size;
  private final Report report;
  private final Set<String> parts;

  /** Of these parts; none named: of all. */
  SimulationBench(Size size, Report report, Set<String> parts) {
    this.size = size;
    this.report = report;
    this.parts = parts.isEmpty() ? PARTS : parts;
  }

  void run() throws IOException {
    report.progress("two processes with a PostgreSQL each, three hosts in each");
    try (var one = new SimulationProcess();
        var other = new SimulationProcess()) {
      var both = List.of(one, other);
      if (parts.contains("seeds")) {
        var _ = seeds(both, 1, WARM_UP);
        measureSeeds(both);
      }
      if (parts.contains("idle")) {
        measureIdleHours(one);
      }
    }
    report.print();
  }

  private void measureSeeds(List<SimulationProcess> processes) throws IOException {
    int each = size.rounds() * 20;
    long began = System.nanoTime();
    var ran = seeds(processes, 1 + WARM_UP, each);
    double seconds = (System.nanoTime() - began) / 1e9;
    double perMinute = ran.seeds() / seconds * SECONDS_A_MINUTE;
    report.add(
        Line.alone(
            "seeds of three hosts a minute",
            Line.number(perMinute),
            "≥ " + PER_MINUTE,
            perMinute >= PER_MINUTE));
    report.add(least("  … steps of the smallest", ran.steps(), Correspondence.STEPS));
    report.add(least("  … units of the smallest", ran.units(), Correspondence.UNITS));
    report.add(least("  … faults of the smallest", ran.faults(), Correspondence.FAULTS));
    report.add(
        Line.alone(
            "  … simulated time over wall time",
            Line.number(ran.simulatedSeconds() / seconds) + " ×",
            "",
            true));
  }

  private static Line least(String what, long figure, long least) {
    return Line.alone(what, Long.toString(figure), "≥ " + least, figure >= least);
  }

  private static SeedsRun seeds(List<SimulationProcess> processes, int first, int each)
      throws IOException {
    for (int i = 0; i < processes.size(); i++) {
      processes.get(i).begin(first + i * each, each);
    }
    var all = SeedsRun.NONE;
    for (var process : processes) {
      all = all.and(process.ended());
    }
    return all;
  }

  private void measureIdleHours(SimulationProcess process) throws IOException {
    var _ = process.idleMillis();
    double seconds = process.idleMillis() / 1e3;
    report.add(
        Line.alone(
            "24 idle hours of three hosts, tenants asleep",
            Line.number(seconds) + " s",
            "≤ %.0f s".formatted(IDLE_SECONDS),
            seconds <= IDLE_SECONDS));
  }
}

package dev.kontor.bench;

import java.util.Set;

/** What a context costs at work: units of work, what follows from them, the way to a handler. */
final class ContextBench {

  /** What can be measured by itself. */
  static final Set<String> PARTS = Set.of("units", "peers", "latency", "dispatch", "slow-tenant");

  private static final Set<String> IN_ONE_HOST = Set.of("units", "peers", "latency", "slow-tenant");

  private final Size size;
  private final Report report;
  private final Set<String> parts;

  /** Of these parts; none named: of all. */
  ContextBench(Size size, Report report, Set<String> parts) {
    this.size = size;
    this.report = report;
    this.parts = parts.isEmpty() ? PARTS : parts;
  }

  void run() throws Exception {
    if (parts.contains("dispatch")) {
      Dispatch.measure(report);
    }
    if (parts.stream().anyMatch(IN_ONE_HOST::contains)) {
      measureOneHost();
    }
    report.print();
  }

  private void measureOneHost() throws Exception {
    report.progress("a host, its peers' databases, and a PostgreSQL of their own");
    try (var host = DeskHost.start()) {
      if (parts.contains("units")) {
        Units.measureBesideJdbc(host, size, report);
      }
      if (parts.contains("peers")) {
        Units.measureBesideFrameworks(host, size, report);
      }
      if (parts.contains("latency")) {
        FollowUpLatency.measure(host, size, report);
      }
      if (parts.contains("slow-tenant")) {
        SlowTenant.measure(host, size, report);
      }
    }
  }
}

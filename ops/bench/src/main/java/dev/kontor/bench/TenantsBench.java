package dev.kontor.bench;

import java.util.Set;

/** What tenants cost: to onboard, to wake, to keep, to reach. */
final class TenantsBench {

  /** What can be measured by itself. */
  static final Set<String> PARTS =
      Set.of("onboarding", "waking", "routing", "weight", "crowd", "busy");

  private static final Set<String> IN_ONE_HOST =
      Set.of("onboarding", "waking", "routing", "weight");

  private final Size size;
  private final Report report;
  private final Set<String> parts;

  /** Of these parts; none named: of all. */
  TenantsBench(Size size, Report report, Set<String> parts) {
    this.size = size;
    this.report = report;
    this.parts = parts.isEmpty() ? PARTS : parts;
  }

  void run() throws Exception {
    if (parts.stream().anyMatch(IN_ONE_HOST::contains)) {
      measureOneHost();
    }
    if (parts.contains("crowd")) {
      Crowd.measure(size, report);
    }
    if (parts.contains("busy")) {
      Busy.measure(size, report);
    }
    report.print();
  }

  private void measureOneHost() throws Exception {
    report.progress("a host with a PostgreSQL of its own");
    try (var host = BenchHost.start()) {
      if (parts.contains("onboarding")) {
        Onboarding.measure(host, size, report);
      }
      if (parts.contains("waking")) {
        Waking.measure(host, size, report);
      }
      if (parts.contains("routing")) {
        Routing.measure(host, size, report);
      }
      if (parts.contains("weight")) {
        Weight.measure(host, size, report);
      }
    }
  }
}

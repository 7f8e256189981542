package dev.kontor.bench;

/** What tenants cost: to onboard, to wake, to keep, to reach. */
final class TenantsBench {

  private final Size size;
  private final Report report;

  TenantsBench(Size size, Report report) {
    this.size = size;
    this.report = report;
  }

  void run() throws Exception {
    report.progress("a host with a PostgreSQL of its own");
    try (var host = BenchHost.start()) {
      Onboarding.measure(host, size, report);
      Waking.measure(host, size, report);
      Routing.measure(host, size, report);
      Weight.measure(host, size, report);
    }
    Crowd.measure(size, report);
    Busy.measure(size, report);
    report.print();
  }
}

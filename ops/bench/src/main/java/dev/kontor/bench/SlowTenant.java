package dev.kontor.bench;

import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a tenant that is slow in its own database costs the others: with many callers whose commands
 * sleep there, and a backlog of follow-ups that do so too.
 */
final class SlowTenant {

  private static final int CALLERS = 32;
  private static final int SLEEP_MILLIS = 20;
  private static final double SECONDS = 2;

  private SlowTenant() {}

  static void measure(DeskHost host, Size size, Report report) throws Exception {
    double most = Rounds.of(3, () -> host.followed(8, 500, DeskHost.TENANTS - 1)).median(0);
    double perSecond = most / 4;
    var rounds =
        Rounds.of(
            size.rounds(), () -> besideTheSlow(host, perSecond), () -> others(host, perSecond));
    report.add(
        Line.cost(
            "p99 of a unit at %.0f/s, a slow tenant beside / none".formatted(perSecond),
            rounds.firstBeside(1),
            "ms",
            1.5));
  }

  private static double others(DeskHost host, double perSecond) throws Exception {
    return host.responses(perSecond, (int) (perSecond * SECONDS)).ninetyNinth();
  }

  private static double besideTheSlow(DeskHost host, double perSecond) throws Exception {
    var ended = new AtomicBoolean();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CALLERS; i++) {
        int caller = i;
        callers.execute(() -> {
          while (!ended.get()) {
            host.doze(caller, SLEEP_MILLIS);
          }
        });
      }
      double slowed = others(host, perSecond);
      ended.set(true);
      return slowed;
    } finally {
      host.awaitTheDozing();
    }
  }
}

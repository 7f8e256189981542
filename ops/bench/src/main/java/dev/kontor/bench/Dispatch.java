package dev.kontor.bench;

import com.sun.management.ThreadMXBean;
import dev.kontor.bench.Medians.Run;
import dev.kontor.bench.desk.DeskModule;
import dev.kontor.bench.desk.Desks;
import dev.kontor.bench.desk.Nothing;
import dev.kontor.bench.desk.Repeatedly;
import dev.kontor.host.configuration.TenantConfiguration;
import dev.kontor.host.configuration.TenantConfiguration.Database;
import dev.kontor.host.configuration.TenantConfiguration.Mail;
import dev.kontor.host.configuration.TenantConfiguration.Pool;
import dev.kontor.host.configuration.TenantConfiguration.Transport;
import dev.kontor.host.context.ApplicationCode;
import dev.kontor.host.context.BeanSplit;
import dev.kontor.host.context.ContextFactory;
import dev.kontor.host.context.RunningContext;
import dev.kontor.host.context.Telemetry;
import dev.kontor.host.world.RealWorld;
import dev.kontor.tenant.TenantId;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/**
 * The way from a command to its handler and back, beside a direct call of the handler's method: in
 * a unit that is open, and with a unit of its own, which begins and ends and has nothing to write.
 * The context is a whole one; only its database is none.
 */
final class Dispatch {

  private static final int CALLS = 200_000;
  private static final int ROUNDS = 25;
  private static final Nothing COMMAND = new Nothing();
  private static final double MOST_NANOS = 1000;
  private static final double MOST_BYTES = 200;

  private Dispatch() {}

  static void measure(Report report) throws Exception {
    var modules = List.of(new DeskModule());
    try (var world = new RealWorld()) {
      var contexts =
          new ContextFactory(
              "localhost",
              new ApplicationCode(
                  BeanSplit.of(List.copyOf(modules)),
                  List.copyOf(modules),
                  Telemetry.none().meters()),
              world,
              _ -> NoDatabase.codec(),
              (tenant, _) -> {
                throw new UnsupportedOperationException(tenant + " sends no mail here");
              },
              batch -> {
                throw new UnsupportedOperationException(batch.from() + " sends no letters here");
              },
              Telemetry.none());
      try (var context = contexts.start(configuration(), new NoDatabase(), Duration.ZERO)) {
        var desks = context.beans().getBean(Desks.class);
        Run direct = () -> nanos(() -> desks.nothing(COMMAND));
        compare("in an open unit", () -> inUnit(context, Dispatch::nanos), direct, report);
        compare("with a unit of its own", () -> nanos(() -> send(context)), direct, report);
        allocated("in an open unit", inUnit(context, Dispatch::bytes), report);
        allocated("with a unit of its own", bytes(() -> send(context)), report);
      }
    }
  }

  private static TenantConfiguration configuration() {
    return new TenantConfiguration(
        new TenantId("dispatched"),
        "Dispatched",
        List.of("desk"),
        new Database("main", new Pool(1)),
        new Mail(null, Transport.MAILBOX, null),
        null,
        new TreeMap<>());
  }

  private static int send(RunningContext context) {
    return context.send(COMMAND);
  }

  private static double inUnit(RunningContext context, Gauge gauge) {
    var figure = new double[1];
    var _ = context.send(new Repeatedly(() -> figure[0] = gauge.of(() -> send(context))));
    return figure[0];
  }

  private static void compare(String what, Run sent, Run direct, Report report) throws Exception {
    var rounds = Rounds.of(ROUNDS, sent, direct);
    double nanos = rounds.median(0);
    report.add(
        new Line(
            "dispatch " + what + " / a direct call",
            Line.number(nanos) + " ns",
            Line.number(rounds.median(1)) + " ns",
            "",
            "≤ 1 µs",
            nanos <= MOST_NANOS));
  }

  private static void allocated(String what, double bytes, Report report) {
    report.add(
        Line.alone(
            "  … allocated " + what,
            Line.number(bytes) + " bytes",
            "≤ 200 bytes",
            bytes <= MOST_BYTES));
  }

  /** Of one call, nanoseconds. */
  private static double nanos(Call call) {
    long begun = System.nanoTime();
    repeat(call);
    return (System.nanoTime() - begun) / (double) CALLS;
  }

  /** Of one call, bytes that its thread allocates. */
  private static double bytes(Call call) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    repeat(call);
    long before = threads.getCurrentThreadAllocatedBytes();
    repeat(call);
    return (threads.getCurrentThreadAllocatedBytes() - before) / (double) CALLS;
  }

  private static void repeat(Call call) {
    int last = call.answer();
    for (int i = 1; i < CALLS; i++) {
      int next = call.answer();
      if (next != last + 1) {
        throw new IllegalStateException("a call was lost or doubled");
      }
      last = next;
    }
  }

  /** One dispatch. */
  private interface Call {
    int answer();
  }

  /** What is measured of it. */
  private interface Gauge {
    double of(Call call);
  }
}

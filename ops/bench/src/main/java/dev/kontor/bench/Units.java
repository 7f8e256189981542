package dev.kontor.bench;

import dev.kontor.bench.load.WarmUp;
import java.util.List;

/**
 * Units of work a second: one event and one follow-up.
 *
 * <p>What is fair:
 *
 * <ul>
 *   <li>Raw JDBC inserts what Kontor inserts, into tables made by Kontor, and nobody runs the
 *       follow-up. So Kontor doesn't either: a dead letter is before each of them in its queue.
 *       What Kontor does beyond that (asking whether it still owns the tenant, finding the stream's
 *       version, a transaction that repositories could join) is its own cost.
 *   <li>For comparison, Kontor with its follow-ups run, beside raw JDBC that deletes each follow-up
 *       in a transaction of its own. There Kontor's clients don't wait for their follow-ups, and
 *       the round ends when the last one has begun.
 *   <li>Frameworks run what follows, as Kontor does then, and their rounds end in the same way.
 *       Each writes what it writes by itself for that: Axon an event and how far its processor has
 *       come, Spring Modulith a publication, which is neither an event store nor fenced.
 *   <li>All write to one server, in databases of their own, with fsync. All warm up. Nobody loads
 *       anything.
 * </ul>
 *
 * <p>On a machine that is busy with other work, rates say less than it seems: the threads of raw
 * clients, one each, are then given more of it than the few that carry all virtual threads.
 */
final class Units {

  private static final int MILLIS = 400;

  private static final int WARM_UP_MILLIS = 1000;
  private static final int WARM_UP_CLIENTS = 8;

  private static final List<Integer> CLIENTS = List.of(1, 8, 32);
  private static final List<Integer> TENANTS = List.of(1, DeskHost.TENANTS);

  private Units() {}

  static void measureBesideJdbc(DeskHost host, Size size, Report report) throws Exception {
    try (var jdbc = new PeerProcess("jdbc", host.rawDatabases())) {
      for (int tenants : TENANTS) {
        warmUp(host, jdbc, tenants);
        for (int clients : CLIENTS) {
          besideJdbc(host, jdbc, clients, tenants, size, report);
        }
      }
    }
  }

  /** Over as many tenants as are measured next: what was seen of one says little of many. */
  private static void warmUp(DeskHost host, PeerProcess jdbc, int tenants) throws Exception {
    for (var form : List.of("two", "one", "done")) {
      jdbc.warmUp(form, WARM_UP_CLIENTS, tenants);
    }
    WarmUp.of(() -> host.held(WARM_UP_CLIENTS, WARM_UP_MILLIS, tenants));
    WarmUp.of(() -> host.followed(WARM_UP_CLIENTS, WARM_UP_MILLIS, tenants));
  }

  private static void besideJdbc(
      DeskHost host, PeerProcess jdbc, int clients, int tenants, Size size, Report report)
      throws Exception {
    var what =
        "%d %s over %d %s"
            .formatted(
                clients,
                clients == 1 ? "client" : "clients",
                tenants,
                tenants == 1 ? "tenant" : "tenants");
    var stored =
        Rounds.of(
            size.rounds(),
            () -> host.held(clients, MILLIS, tenants),
            () -> jdbc.rate("two", clients, MILLIS, tenants),
            () -> jdbc.rate("one", clients, MILLIS, tenants));
    report.add(
        Line.gain("units, %s / two INSERTs".formatted(what), stored.firstBeside(1), "/s", 1.2));
    report.add(Line.gain("  … / one statement", stored.firstBeside(2), "/s", 0.8));
    var done =
        Rounds.of(
            size.rounds(),
            () -> host.followed(clients, MILLIS, tenants),
            () -> jdbc.rate("done", clients, MILLIS, tenants));
    report.add(
        Line.beside("  … followed up / two INSERTs, then DELETE", done.firstBeside(1), "/s"));
  }

  static void measureBesideFrameworks(DeskHost host, Size size, Report report) throws Exception {
    try (var axon = new PeerProcess("axon", List.of(host.emptyDatabase("axon")));
        var modulith = new PeerProcess("modulith", List.of(host.emptyDatabase("modulith")))) {
      WarmUp.of(() -> host.followed(WARM_UP_CLIENTS, WARM_UP_MILLIS, 1));
      axon.warmUp("unit", WARM_UP_CLIENTS);
      modulith.warmUp("unit", WARM_UP_CLIENTS);
      for (int clients : CLIENTS) {
        var rounds = rounds(host, axon, modulith, clients, size.rounds());
        report.add(
            Line.gain(
                "units, followed up, %d clients / Axon".formatted(clients),
                rounds.firstBeside(1),
                "/s",
                2));
        report.add(Line.gain("  … / Spring Modulith", rounds.firstBeside(2), "/s", 2));
      }
    }
  }

  private static Rounds rounds(
      DeskHost host, PeerProcess axon, PeerProcess modulith, int clients, int number)
      throws Exception {
    return Rounds.of(
        number,
        () -> host.followed(clients, MILLIS, 1),
        () -> axon.rate("unit", clients, MILLIS, 1),
        () -> modulith.rate("unit", clients, MILLIS, 1));
  }
}

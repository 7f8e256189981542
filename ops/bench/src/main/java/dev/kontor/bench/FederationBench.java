package dev.kontor.bench;

import dev.kontor.bench.load.Percentiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Activities from tenant to tenant: how many a second, and how long one takes from its sender's
 * commit to the commit of its effect. Ten pairs write at once.
 */
final class FederationBench {

  /** What can be measured by itself. */
  static final Set<String> PARTS = Set.of("one-host", "two-hosts");

  private static final int PAIRS = 10;
  private static final int CLIENTS = 40;
  private static final int MILLIS = 3000;
  private static final int MOST_WARM_UPS = 30;

  /** It is warm when so many rounds in a row were no better than those before, by so much. */
  private static final int LEVEL_ROUNDS = 5;

  private static final double BETTER = 1.02;
  private static final double SECONDS = 5;
  private static final double LATEST_MILLIS = 50;

  private final Size size;
  private final Report report;
  private final Set<String> parts;

  /** Of these parts; none named: of all. */
  FederationBench(Size size, Report report, Set<String> parts) {
    this.size = size;
    this.report = report;
    this.parts = parts.isEmpty() ? PARTS : parts;
  }

  void run() throws Exception {
    if (parts.contains("one-host")) {
      report.progress("a host with %d tenants that write to one another".formatted(PAIRS));
      try (var host = new NoteProcess("bremen")) {
        var _ = host.answer();
        var _ = host.ask("onboard " + PAIRS);
        var _ = host.ask("ask bremen " + PAIRS / 2);
        measure("on one host", 2000, List.of(host));
      }
    }
    if (parts.contains("two-hosts")) {
      report.progress("two hosts with %d tenants each".formatted(PAIRS / 2));
      try (var one = new NoteProcess("bremen");
          var other = new NoteProcess("riga")) {
        introduce(one, other);
        measure("between two hosts", 1000, List.of(one, other));
      }
    }
    report.print();
  }

  private static void introduce(NoteProcess one, NoteProcess other) throws IOException {
    var port = one.answer();
    var otherPort = other.answer();
    var _ = one.ask("peer %s http://localhost:%s".formatted(other.site(), otherPort));
    var _ = other.ask("peer %s http://localhost:%s".formatted(one.site(), port));
    var _ = one.ask("onboard " + PAIRS / 2);
    var _ = other.ask("onboard " + PAIRS / 2);
    var _ = one.ask("ask %s 0".formatted(other.site()));
    var _ = other.ask("ask %s 0".formatted(one.site()));
  }

  /** Each host writes to the other one, if there is one, or else to itself. */
  private void measure(String where, int least, List<NoteProcess> hosts) throws IOException {
    for (var host : hosts) {
      var _ = host.ask("allow");
    }
    for (var host : hosts) {
      var _ = host.ask("begin");
    }
    warmUp(where, hosts);
    var rates = new ArrayList<Double>();
    for (int round = 0; round < size.rounds() / 3; round++) {
      rates.add(rate(where, hosts));
    }
    double rate = Medians.median(rates);
    report.add(
        Line.alone(
            "activities " + where,
            Line.number(rate) + "/s",
            "≥ %,d/s".formatted(least),
            rate >= least));
    measureWaits(rate / 2, hosts);
    // The same load whatever the rate: a host that has become faster has more to do above.
    measureWaits(least / 2.0, hosts);
  }

  /** Until rates rise no more: a host that has just begun compiles what it runs. */
  private void warmUp(String where, List<NoteProcess> hosts) throws IOException {
    double best = 0;
    for (int round = 0, level = 0; round < MOST_WARM_UPS && level < LEVEL_ROUNDS; round++) {
      double rate = rate(where, hosts);
      level = rate > best * BETTER ? 0 : level + 1;
      best = Math.max(best, rate);
    }
  }

  private double rate(String where, List<NoteProcess> hosts) throws IOException {
    double rate = rate(hosts);
    report.progress("%s: %.0f/s".formatted(where, rate));
    return rate;
  }

  /** Activities a second, from the first one written to the commit of the last one's effect. */
  private static double rate(List<NoteProcess> hosts) throws IOException {
    for (var host : hosts) {
      host.tell("rate %d %d".formatted(CLIENTS / hosts.size(), MILLIS));
    }
    long begun = Long.MAX_VALUE;
    long all = 0;
    var written = new ArrayList<Long>();
    for (var host : hosts) {
      var answer = host.answer().split(" ", -1);
      begun = Math.min(begun, Long.parseLong(answer[0]));
      written.add(Long.valueOf(answer[1]));
      all += written.getLast();
    }
    for (int i = 0; i < hosts.size(); i++) {
      hosts.get(receiverOf(i, hosts)).tell("settle " + written.get(i));
    }
    long ended = 0;
    for (var host : hosts) {
      ended = Math.max(ended, Long.parseLong(host.answer()));
    }
    return all * 1e6 / (ended - begun);
  }

  private static int receiverOf(int sender, List<NoteProcess> hosts) {
    return (sender + 1) % hosts.size();
  }

  private void measureWaits(double perSecond, List<NoteProcess> hosts) throws IOException {
    var waits = new ArrayList<Long>();
    for (int round = -1; round < size.rounds() / 5; round++) {
      var measured = waits(perSecond, hosts);
      if (round >= 0) {
        waits.addAll(measured);
      }
    }
    var spread =
        new Percentiles(waits.stream().mapToLong(micros -> Math.max(0, micros) * 1000).toArray());
    var at = "  … at %,.0f/s, from commit to effect, ".formatted(perSecond);
    report.add(Line.alone(at + "p50", Line.number(spread.median()) + " ms", "", true));
    report.add(
        Line.alone(
            at + "p99",
            Line.number(spread.ninetyNinth()) + " ms",
            "≤ %.0f ms".formatted(LATEST_MILLIS),
            spread.ninetyNinth() <= LATEST_MILLIS));
  }

  /** In microseconds, of the notes that are marked. */
  private static List<Long> waits(double perSecond, List<NoteProcess> hosts) throws IOException {
    int each = (int) (perSecond * SECONDS / hosts.size());
    for (var host : hosts) {
      host.tell("open %s %d".formatted(perSecond / hosts.size(), each));
    }
    var committed = new ArrayList<Map<Long, Long>>();
    for (var host : hosts) {
      committed.add(host.times());
    }
    var waits = new ArrayList<Long>();
    for (int i = 0; i < hosts.size(); i++) {
      var receiver = hosts.get(receiverOf(i, hosts));
      receiver.tell("seen " + committed.get(i).size());
      var seen = receiver.times();
      committed
          .get(i)
          .forEach((number, at) -> waits.add(Objects.requireNonNull(seen.get(number)) - at));
    }
    for (int i = 0; i < hosts.size(); i++) {
      var _ = hosts.get(receiverOf(i, hosts)).ask("settle " + each);
    }
    return waits;
  }
}

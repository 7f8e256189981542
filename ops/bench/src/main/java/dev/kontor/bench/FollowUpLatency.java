package dev.kontor.bench;

import dev.kontor.bench.load.WarmUp;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a follow-up waits to begin after its unit's caller has its answer, when units arrive at
 * half of the rate that each side can bear for a while.
 */
final class FollowUpLatency {

  private static final int CLIENTS = 8;
  private static final int MILLIS = 1000;
  private static final double SECONDS = 1.5;
  private static final double LIMIT = 5;

  private FollowUpLatency() {}

  static void measure(DeskHost host, Size size, Report report) throws Exception {
    try (var modulith = new PeerProcess("modulith", List.of(host.emptyDatabase("latency")))) {
      WarmUp.of(() -> host.followed(CLIENTS, MILLIS, 1));
      modulith.warmUp("unit", CLIENTS);
      var most =
          Rounds.of(
              5,
              () -> host.followed(CLIENTS, MILLIS, 1),
              () -> modulith.rate("unit", CLIENTS, MILLIS, 1));
      double half = most.median(0) / 2;
      double halfOfPeer = most.median(1) / 2;
      var ours = new Waits();
      var theirs = new Waits();
      for (int round = 0; round < size.rounds(); round++) {
        var waits = host.waits(half, (int) (half * SECONDS));
        ours.add(List.of(waits.median(), waits.ninetyNinth()));
        theirs.add(modulith.latency(halfOfPeer, (int) (halfOfPeer * SECONDS)));
      }
      var at = "at %.0f/s / Spring Modulith at %.0f/s".formatted(half, halfOfPeer);
      report.add(Line.beside("follow-up waits, p50, " + at, ours.beside(theirs, 0), "ms"));
      var last = ours.beside(theirs, 1);
      report.add(
          new Line(
              "  … p99",
              Line.number(last.kontor()) + " ms",
              Line.number(last.peer()) + " ms",
              Line.number(last.ratio()),
              "≤ %.0f ms".formatted(LIMIT),
              last.kontor() <= LIMIT));
    }
  }

  /** Of several rounds: pairs of the median and the 99th. */
  private static final class Waits {

    private final List<List<Double>> rounds = new ArrayList<>();

    void add(List<Double> round) {
      rounds.add(round);
    }

    Medians beside(Waits peer, int part) {
      return new Medians(median(part), peer.median(part));
    }

    private double median(int part) {
      return Medians.median(rounds.stream().map(round -> round.get(part)).toList());
    }
  }
}

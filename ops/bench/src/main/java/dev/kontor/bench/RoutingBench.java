package dev.kontor.bench;

import dev.kontor.shipping.delivery.RouteSpecification;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.routing.Network;
import dev.kontor.shipping.voyage.CarrierMovement;
import dev.kontor.shipping.voyage.Voyage;
import dev.kontor.shipping.voyage.VoyageNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How long routing looks for itineraries over 100,000 carrier movements of a year. */
final class RoutingBench {

  /** What can be measured by itself. */
  static final Set<String> PARTS = Set.of("year", "naive");

  private static final int VOYAGES = 5_000;
  private static final int CALLS = 20;
  private static final int LOCATIONS = 500;
  private static final Instant NEW_YEAR = Instant.parse("2030-01-01T00:00:00Z");
  private static final Duration YEAR = Duration.ofDays(365);
  private static final Duration WEEKS = Duration.ofDays(42);
  private static final int WANTED = 100;
  private static final long SEED = 1;

  /** Where voyages depart and none arrives. */
  private static final UnLocode NOWHERE = new UnLocode("YYYYY");

  private final Size size;
  private final Report report;
  private final Set<String> parts;

  /** Of these parts; none named: of all. */
  RoutingBench(Size size, Report report, Set<String> parts) {
    this.size = size;
    this.report = report;
    this.parts = parts.isEmpty() ? PARTS : parts;
  }

  void run() throws Exception {
    var random = new Random(SEED);
    var voyages =
        Stream.concat(
                IntStream.range(0, VOYAGES).mapToObj(number -> voyage(number, random)),
                Stream.of(fromNowhere()))
            .toList();
    long begun = System.nanoTime();
    var network = Network.of(voyages);
    report.progress(
        "%,d carrier movements laid out in %d ms"
            .formatted(VOYAGES * CALLS, (System.nanoTime() - begun) / 1_000_000));
    if (parts.contains("year")) {
      measureYear(network, random);
    }
    if (parts.contains("naive")) {
      measureBesideNaive(network, new NaiveRoutes(voyages), random);
    }
    report.print();
  }

  /** Any time, as long as it arrives within the year: ways without number, the best are wanted. */
  private void measureYear(Network network, RandomGenerator random) throws Exception {
    var times = new ArrayList<Double>();
    int found = 0;
    int searches = size.pairs() * 8;
    for (int i = -searches; i < searches; i++) {
      var order = order(random, NEW_YEAR.plus(YEAR));
      long begun = System.nanoTime();
      int routes = network.routes(order, NEW_YEAR, WANTED).size();
      if (i >= 0) {
        times.add((System.nanoTime() - begun) / 1e6);
        found += routes;
      }
    }
    report.progress("%d searches found %,d itineraries".formatted(searches, found));
    add("search of all movements that finds none", searchInVain(network));
    add("median search of a year's movements, %d best".formatted(WANTED), Medians.median(times));
    add(
        "slowest search of a year's movements, %d best".formatted(WANTED),
        times.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
  }

  /** Nowhere leads there, so that all of the year is looked through. */
  private double searchInVain(Network network) throws Exception {
    var nowhere = new RouteSpecification(location(0), NOWHERE, NEW_YEAR.plus(YEAR));
    var times = new ArrayList<Double>();
    for (int i = 0; i < size.pairs(); i++) {
      times.add(Medians.millis(() -> network.routes(nowhere, NEW_YEAR, WANTED)));
    }
    return Medians.median(times);
  }

  private void add(String what, double millis) {
    report.add(Line.alone(what, Line.number(millis) + " ms", "≤ 50 ms", millis <= 50));
  }

  /** All that arrive within six weeks: few enough that who follows every way comes to an end. */
  private void measureBesideNaive(Network network, NaiveRoutes naive, RandomGenerator random)
      throws Exception {
    var orders = IntStream.range(0, 10).mapToObj(_ -> order(random, NEW_YEAR.plus(WEEKS))).toList();
    int found = 0;
    for (var order : orders) {
      var ours = network.routes(order, NEW_YEAR, Integer.MAX_VALUE);
      var theirs = naive.routes(order, NEW_YEAR);
      if (!Set.copyOf(ours).equals(Set.copyOf(theirs))) {
        throw new IllegalStateException(
            "%s: %d and %d itineraries were found; expected the same"
                .formatted(order, ours.size(), theirs.size()));
      }
      found += ours.size();
    }
    report.progress("both found the same %,d itineraries of ten orders".formatted(found));
    report.add(
        Line.cost(
            "10 searches, all of six weeks / depth first",
            Medians.interleaved(
                size.pairs(),
                () -> Medians.millis(() -> search(network, orders)),
                () -> Medians.millis(() -> search(naive, orders))),
            "ms",
            1.0));
  }

  private static void search(Network network, List<RouteSpecification> orders) {
    orders.forEach(order -> network.routes(order, NEW_YEAR, Integer.MAX_VALUE));
  }

  private static void search(NaiveRoutes naive, List<RouteSpecification> orders) {
    orders.forEach(order -> naive.routes(order, NEW_YEAR));
  }

  private static RouteSpecification order(RandomGenerator random, Instant deadline) {
    int origin = random.nextInt(LOCATIONS);
    int destination = (origin + 1 + random.nextInt(LOCATIONS - 1)) % LOCATIONS;
    return new RouteSpecification(location(origin), location(destination), deadline);
  }

  private static UnLocode location(int number) {
    return new UnLocode(
        "XX%c%c%c".formatted('A' + number / 100, 'A' + number / 10 % 10, 'A' + number % 10));
  }

  private static Voyage fromNowhere() {
    var sails = NEW_YEAR.plus(YEAR);
    return new Voyage(
        new VoyageNumber("NOWHERE"),
        List.of(new CarrierMovement(NOWHERE, location(0), sails, sails.plus(Duration.ofDays(1)))));
  }

  private static Voyage voyage(int number, RandomGenerator random) {
    var movements = new ArrayList<CarrierMovement>();
    int here = random.nextInt(LOCATIONS);
    var time = NEW_YEAR.plus(Duration.ofHours(random.nextInt(24 * 330)));
    for (int call = 0; call < CALLS; call++) {
      int there = (here + 1 + random.nextInt(LOCATIONS - 1)) % LOCATIONS;
      var arrival = time.plus(Duration.ofHours(random.nextInt(6, 72)));
      movements.add(new CarrierMovement(location(here), location(there), time, arrival));
      time = arrival.plus(Duration.ofHours(random.nextInt(2, 24)));
      here = there;
    }
    return new Voyage(new VoyageNumber("R" + number), movements);
  }
}

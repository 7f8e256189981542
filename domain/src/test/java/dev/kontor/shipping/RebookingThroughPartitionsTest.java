package dev.kontor.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shipping.booking.BookCargo;
import dev.kontor.shipping.cargo.CargoCommand.AssignItinerary;
import dev.kontor.shipping.cargo.Customer;
import dev.kontor.shipping.cargo.FindCargo;
import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.shipping.delivery.HandlingActivity;
import dev.kontor.shipping.delivery.HandlingType;
import dev.kontor.shipping.delivery.Itinerary;
import dev.kontor.shipping.delivery.Leg;
import dev.kontor.shipping.handling.RegisterHandlingEvent;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.terminal.AskToReport;
import dev.kontor.shipping.terminal.ReportHandling;
import dev.kontor.shipping.voyage.VoyageNumber;
import dev.kontor.simulation.SimulatedHost;
import dev.kontor.simulation.SimulatedTenant;
import dev.kontor.simulation.Simulation;
import dev.kontor.simulation.SimulationTest;
import dev.kontor.simulation.fault.Fault;
import dev.kontor.simulation.mail.ArrivedMail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A terminal abroad unloads cargos where they should not be, and its reports come late, in heaps,
 * or while the company's host is being killed. Each cargo that goes astray is rebooked or given up
 * as a whole: no voyage is overbooked, what a rebooking reserved is given back once when it comes
 * to nothing, and no place is lost. The customer, outside, hears of each turn by one mail.
 */
final class RebookingThroughPartitionsTest {

  private static final int CARGOS = 6;
  private static final int PLACES = 3;
  private static final Instant BEGIN = Instant.parse("2009-02-28T00:00:00Z");
  private static final Itinerary PLAN =
      new Itinerary(
          List.of(
              new Leg(
                  new VoyageNumber("V200"),
                  new UnLocode("USNYC"),
                  new UnLocode("SESTO"),
                  Instant.parse("2009-03-10T00:00:00Z"),
                  Instant.parse("2009-03-16T00:00:00Z"))));

  private static final String BOOKINGS =
      """
      FROM (SELECT data ->> 'voyage' AS voyage, data ->> 'rebooking' AS rebooking,
          data ->> 'trackingId' AS cargo, position,
          (type = 'shipping.space-reserved')::int AS reserved,
          (type = 'shipping.space-released')::int AS released
        FROM kontor.event WHERE type IN ('shipping.space-reserved', 'shipping.space-released')) b\
      """;

  private static final String OVERBOOKED =
      "SELECT voyage " + BOOKINGS + " GROUP BY 1 HAVING sum(reserved - released) > " + PLACES;

  private static final String BOOKED_WRONG =
      "SELECT rebooking || ' on ' || voyage "
          + BOOKINGS
          + """
           GROUP BY rebooking, voyage
          HAVING sum(reserved) > 1 OR sum(released) > sum(reserved)
            OR min(position) FILTER (WHERE released = 1) < max(position) FILTER (WHERE reserved = 1)\
          """;

  /** Which places a cargo has, by the books that nothing is ever struck from. */
  private static final String HELD =
      "SELECT voyage "
          + BOOKINGS
          + " WHERE cargo = ? GROUP BY voyage, rebooking HAVING sum(reserved - released) = 1"
          + " ORDER BY voyage";

  /** Rebookings that reserved on some voyages and gave all of it back. */
  private static final String COMPENSATED =
      "SELECT count(*) FROM (SELECT rebooking "
          + BOOKINGS
          + " GROUP BY 1 HAVING sum(reserved - released) = 0) gone";

  private static final String TURNS =
      """
      SELECT 'Cargo ' || (data ->> 'trackingId') || CASE type
          WHEN 'shipping.cargo-misdirected' THEN ' has left its route'
          WHEN 'shipping.cargo-rebooked' THEN ' has a new route'
          ELSE ' has no new route' END
      FROM kontor.event
      WHERE type IN
        ('shipping.cargo-misdirected', 'shipping.cargo-rebooked', 'shipping.rebooking-failed')\
      """;

  private static final String FAILED =
      """
      SELECT count(*) FROM kontor.event
      WHERE type = 'shipping.rebooking-failed' AND data ->> 'reason' LIKE '%has no place left%'\
      """;

  @SimulationTest(
      seeds = 5,
      sometimes = {
        "a link was cut",
        "a link was held",
        "a host was down",
        "a cargo was rebooked",
        "no place was left",
        "what was reserved was given back"
      })
  void a_rebooking_is_whole_or_nothing_is_left_of_it(Simulation simulation) {
    var bremen =
        simulation
            .host("bremen")
            .tenantAs(
                "hansa",
                """
                clock: 2009-03-01T00:00:00Z
                grants: {shipping.report-handling: allow}
                settings: {shipping.rebooking-places: %d}
                """
                    .formatted(PLACES),
                "shipping")
            .build();
    var riga = simulation.host("riga").tenant("quay", "shipping").build();
    simulation.start();
    var hansa = bremen.tenant("hansa");
    var quay = riga.tenant("quay");
    var cargos = booked(hansa);
    quay.send(new AskToReport(hansa.address()));
    simulation.runFor(Duration.ofMinutes(2));
    simulation
        .withBadNetwork()
        .withLostConnections(0.005)
        .withFault(Fault.CRASH, 0.003)
        .withFault(Fault.UNIT_HELD, 0.1);
    simulation.always(
        "no voyage is overbooked, and nothing is booked or given back twice",
        () -> {
          assertThat(hansa.rows(OVERBOOKED, row -> row.getString(1))).isEmpty();
          assertThat(hansa.rows(BOOKED_WRONG, row -> row.getString(1))).isEmpty();
        });
    simulation.eventually(
        "nothing is left to do", () -> hansa.backlog() == 0 && quay.backlog() == 0);

    for (int i = 0; i < CARGOS; i++) {
      misplace(simulation, quay, hansa, cargos.get(i), i);
      part(simulation, bremen);
      simulation.runFor(Duration.ofMillis(simulation.chance().nextLong(4000)));
    }
    simulation.converge();

    for (var cargo : cargos) {
      assertHoldsWhatItNeeds(simulation, hansa, cargo);
    }
    if (hansa.count(COMPENSATED) > 0) {
      simulation.sometimes("what was reserved was given back");
    }
    if (hansa.count(FAILED) > 0) {
      simulation.sometimes("no place was left");
    }
    assertCustomersHeard(simulation, hansa);
  }

  private static List<TrackingId> booked(SimulatedTenant hansa) {
    var cargos = new ArrayList<TrackingId>();
    for (int i = 0; i < CARGOS; i++) {
      var cargo =
          hansa.send(
              new BookCargo(
                  new UnLocode("USNYC"),
                  new UnLocode("SESTO"),
                  Instant.parse("2009-03-25T00:00:00Z"),
                  new Customer("ann@shop.example", true)));
      hansa.send(new AssignItinerary(cargo, PLAN, Instant.parse("2009-03-01T00:00:00Z")));
      cargos.add(cargo);
    }
    return cargos;
  }

  /** Unloads it in the wrong harbour; now and then it goes on before anybody has rebooked it. */
  private static void misplace(
      Simulation simulation,
      SimulatedTenant quay,
      SimulatedTenant hansa,
      TrackingId cargo,
      int number) {
    var at = BEGIN.plus(Duration.ofHours(number));
    report(quay, hansa, cargo, HandlingType.UNLOAD, "CNHKG", "0400S", at);
    if (simulation.chance().happens(0.5)) {
      report(quay, hansa, cargo, HandlingType.LOAD, "CNHKG", "V100", at.plusSeconds(60));
      if (simulation.chance().happens(0.5)) {
        report(quay, hansa, cargo, HandlingType.UNLOAD, "JNTKO", "V100", at.plusSeconds(120));
      }
    }
  }

  private static void report(
      SimulatedTenant quay,
      SimulatedTenant hansa,
      TrackingId cargo,
      HandlingType type,
      String place,
      String voyage,
      Instant at) {
    var activity = new HandlingActivity(type, new UnLocode(place), new VoyageNumber(voyage));
    var _ =
        quay.sendLater(
            new ReportHandling(hansa.address(), new RegisterHandlingEvent(cargo, activity, at)));
  }

  private static void part(Simulation simulation, SimulatedHost bremen) {
    var network = simulation.network();
    switch (simulation.chance().nextInt(6)) {
      case 0 -> {
        network.cut("riga", "bremen");
        simulation.sometimes("a link was cut");
      }
      case 1 -> network.cut("bremen", "riga");
      case 2 -> {
        network.hold("riga", "bremen");
        simulation.sometimes("a link was held");
      }
      case 3 -> network.heal();
      default -> {}
    }
    if (!bremen.isUp()) {
      simulation.sometimes("a host was down");
    }
  }

  private static void assertHoldsWhatItNeeds(
      Simulation simulation, SimulatedTenant hansa, TrackingId cargo) {
    var found = hansa.ask(new FindCargo(cargo));
    boolean isRebooked = !found.itinerary().equals(PLAN);
    assertThat(hansa.rows(HELD, row -> row.getString(1), cargo.id()))
        .as("places of %s, which has%s a new route", cargo, isRebooked ? "" : " not")
        .isEqualTo(
            isRebooked
                ? found.itinerary().legs().stream()
                    .map(leg -> leg.voyage().number())
                    .distinct()
                    .sorted()
                    .toList()
                : List.of());
    assertThat(found.isBeingRebooked()).as("%s is still sought a route for", cargo).isFalse();
    if (isRebooked) {
      simulation.sometimes("a cargo was rebooked");
    }
  }

  private static void assertCustomersHeard(Simulation simulation, SimulatedTenant hansa) {
    var mails = simulation.mails().from("bremen", "hansa");
    var once = mails.stream().map(ArrivedMail::id).distinct().toList();
    assertThat(
            once.stream()
                .map(id ->
                    mails.stream()
                        .filter(mail -> mail.id().equals(id))
                        .findFirst()
                        .orElseThrow()
                        .subject()))
        .as("mails to customers")
        .containsExactlyInAnyOrderElementsOf(hansa.rows(TURNS, row -> row.getString(1)));
  }
}

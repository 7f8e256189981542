package dev.kontor.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shipping.booking.BookCargo;
import dev.kontor.shipping.cargo.FindCargo;
import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.shipping.delivery.HandlingActivity;
import dev.kontor.shipping.delivery.HandlingType;
import dev.kontor.shipping.delivery.TransportStatus;
import dev.kontor.shipping.handling.RegisterHandlingEvent;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.terminal.AskToReport;
import dev.kontor.shipping.terminal.ReportHandling;
import dev.kontor.shipping.tracking.TrackCargo;
import dev.kontor.shipping.voyage.VoyageNumber;
import dev.kontor.simulation.Pending;
import dev.kontor.simulation.SimulatedHost;
import dev.kontor.simulation.SimulatedTenant;
import dev.kontor.simulation.Simulation;
import dev.kontor.simulation.SimulationTest;
import dev.kontor.simulation.fault.Fault;
import dev.kontor.simulation.mail.ArrivedMail;
import dev.kontor.tenant.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Two terminals on hosts of their own report to two shipping companies what they do to their
 * cargos, while links fail and hosts are killed. Each thing that a terminal was told is written
 * down is registered once, in the order in which that terminal did it, and each cargo is where the
 * last of them says.
 */
final class HandlingOverHostsTest {

  private static final Instant BEGIN = Instant.parse("2009-02-01T00:00:00Z");
  private static final String CLOCK = "clock: 2009-03-01T00:00:00Z";
  private static final int REPORTS = 14;

  private static final String REGISTERED =
      """
      SELECT data ->> 'trackingId' || ' ' || (data ->> 'completionTime') FROM kontor.event
      WHERE type = 'shipping.handling-event-registered' AND data ->> 'location' = ?
      ORDER BY position\
      """;

  /** What a terminal has written down that it did, each thing once, to cargos that there are. */
  private static final String REPORTED =
      """
      SELECT done FROM (
        SELECT data ->> 'trackingId' || ' ' || (data ->> 'completionTime') AS done,
          min(position) AS first
        FROM kontor.event
        WHERE type = 'shipping.handling-reported' AND data ->> 'to' = ?
          AND data ->> 'trackingId' <> '0000-0000-0000'
        GROUP BY 1) reports
      ORDER BY first\
      """;

  private static final String MISTAKEN =
      """
      SELECT count(*) FROM kontor.event
      WHERE type = 'shipping.handling-reported' AND data ->> 'trackingId' = '0000-0000-0000'\
      """;

  private static final String TWICE =
      """
      SELECT type || ' ' || (data ->> 'trackingId') FROM kontor.event
      WHERE type IN ('shipping.handling-event-registered', 'shipping.cargo-handled')
      GROUP BY type, data ->> 'trackingId', data ->> 'completionTime' HAVING count(*) > 1\
      """;

  @SimulationTest(
      seeds = 4,
      sometimes = {
        "a link was cut",
        "a link was held",
        "a host was down",
        "a report was never answered",
        "a report was made again",
        "a report was refused"
      })
  void what_terminals_do_is_registered_once_and_in_their_order(Simulation simulation) {
    var bremen = simulation.host("bremen").tenantAs("hansa", company(), "shipping").build();
    var visby =
        simulation
            .host("visby")
            .tenantAs("lloyd", company(), "shipping")
            .tenant("dock", "shipping")
            .build();
    var riga = simulation.host("riga").tenant("quay", "shipping").build();
    simulation.start();
    var companies =
        List.of(new Company(bremen.tenant("hansa")), new Company(visby.tenant("lloyd")));
    var terminals =
        List.of(new Terminal(riga, "quay", "USNYC"), new Terminal(visby, "dock", "DEHAM"));
    companies.forEach(Company::book);
    terminals.forEach(terminal ->
        companies.forEach(
            company -> terminal.tenant.send(new AskToReport(company.tenant.address()))));
    simulation.runFor(Duration.ofMinutes(2));
    simulation.withBadNetwork().withLostConnections(0.003).withFault(Fault.CRASH, 0.002);
    simulation.always(
        "nothing is registered twice",
        () ->
            companies.forEach(company ->
                assertThat(company.tenant.rows(TWICE, row -> row.getString(1))).isEmpty()));
    simulation.eventually(
        "nothing is left to do",
        () ->
            companies.stream().allMatch(company -> company.tenant.backlog() == 0)
                && terminals.stream().allMatch(terminal -> terminal.tenant.backlog() == 0));

    for (int minute = 0; minute < REPORTS; minute++) {
      for (var terminal : terminals) {
        terminal.handle(simulation, companies, minute);
      }
      disturb(simulation);
      simulation.runFor(Duration.ofMillis(simulation.chance().nextLong(3000)));
    }
    simulation.converge();

    for (var company : companies) {
      for (var terminal : terminals) {
        terminal.assertTold(simulation, company);
      }
      company.assertCargosWhereLastHandled();
    }
    terminals.forEach(terminal -> terminal.assertMistakesAnswered(simulation));
  }

  private static String company() {
    return "grants: {shipping.report-handling: allow}\n" + CLOCK;
  }

  private static void disturb(Simulation simulation) {
    var hosts = List.of("bremen", "visby", "riga");
    var chance = simulation.chance();
    var from = hosts.get(chance.nextInt(hosts.size()));
    var to = hosts.get(chance.nextInt(hosts.size()));
    if (from.equals(to)) {
      simulation.network().heal();
    } else if (chance.happens(0.2)) {
      simulation.network().cut(from, to);
      simulation.sometimes("a link was cut");
    } else if (chance.happens(0.2)) {
      simulation.network().hold(from, to);
      simulation.sometimes("a link was held");
    }
  }

  /** A shipping company with its cargos. */
  private static final class Company {

    private final SimulatedTenant tenant;
    private final List<TrackingId> cargos = new ArrayList<>();

    Company(SimulatedTenant tenant) {
      this.tenant = tenant;
    }

    void book() {
      for (int i = 0; i < 3; i++) {
        cargos.add(
            tenant.send(
                new BookCargo(
                    new UnLocode("USNYC"),
                    new UnLocode("SESTO"),
                    Instant.parse("2009-03-20T00:00:00Z"),
                    null)));
      }
    }

    /** The ledger is what is registered; that that is what was reported, is seen elsewhere. */
    void assertCargosWhereLastHandled() {
      for (var cargo : cargos) {
        var done =
            tenant.rows(
                """
                SELECT data ->> 'type', data ->> 'location', data ->> 'completionTime' FROM kontor.event
                WHERE type = 'shipping.handling-event-registered' AND data ->> 'trackingId' = ?
                ORDER BY (data ->> 'completionTime')::timestamptz\
                """,
                row -> List.of(row.getString(1), row.getString(2), row.getString(3)),
                cargo.id());
        var delivery = tenant.ask(new FindCargo(cargo)).delivery();
        if (done.isEmpty()) {
          assertThat(delivery.transportStatus()).isEqualTo(TransportStatus.NOT_RECEIVED);
        } else {
          var last = done.getLast();
          assertThat(String.valueOf(delivery.lastKnownLocation())).isEqualTo(last.get(1));
          assertThat(delivery.transportStatus())
              .isEqualTo(
                  last.getFirst().equals("LOAD")
                      ? TransportStatus.ONBOARD_CARRIER
                      : TransportStatus.IN_PORT);
        }
        assertThat(tenant.ask(new TrackCargo(cargo)).handled())
            .as("what the customer of %s sees", cargo)
            .hasSameSizeAs(done);
      }
    }
  }

  /** A terminal, in one place; what it does it does in the order of time. */
  private static final class Terminal {

    private final SimulatedHost host;
    private final SimulatedTenant tenant;
    private final String place;
    private final List<Told> told = new ArrayList<>();

    Terminal(SimulatedHost host, String tenant, String place) {
      this.host = host;
      this.tenant = host.tenant(tenant);
      this.place = place;
    }

    /** Now and then it tells again what it told before, or mistakes a cargo. */
    void handle(Simulation simulation, List<Company> companies, int minute) {
      var chance = simulation.chance();
      if (!told.isEmpty() && chance.happens(0.1)) {
        var again = told.get(chance.nextInt(told.size()));
        report(again.company, again.event);
        simulation.sometimes("a report was made again");
        return;
      }
      var company = companies.get(chance.nextInt(companies.size()));
      var cargo =
          chance.happens(0.1)
              ? new TrackingId("0000-0000-0000")
              : company.cargos.get(chance.nextInt(company.cargos.size()));
      var type = chance.happens(0.5) ? HandlingType.LOAD : HandlingType.UNLOAD;
      var activity = new HandlingActivity(type, new UnLocode(place), new VoyageNumber("V200"));
      // No two things are done at one time, here or elsewhere.
      var at = BEGIN.plus(Duration.ofMinutes(minute)).plusSeconds(place.equals("USNYC") ? 0 : 30);
      report(company.tenant.address(), new RegisterHandlingEvent(cargo, activity, at));
      if (!host.isUp()) {
        simulation.sometimes("a host was down");
      }
    }

    private void report(Address company, RegisterHandlingEvent event) {
      told.add(new Told(company, event, tenant.sendLater(new ReportHandling(company, event))));
    }

    void assertTold(Simulation simulation, Company company) {
      var address = company.tenant.address();
      var registered = company.tenant.rows(REGISTERED, row -> row.getString(1), place);
      assertThat(registered)
          .as("what '%s' has of '%s'", address, tenant.address())
          .isEqualTo(tenant.rows(REPORTED, row -> row.getString(1), address.toString()));
      for (var each : told) {
        if (!each.answer.isDone()) {
          simulation.sometimes("a report was never answered");
        } else if (each.company.equals(address) && company.cargos.contains(each.event.cargo())) {
          assertThat(registered).contains(each.line());
        }
      }
    }

    /** By one mail each, which may come again. */
    void assertMistakesAnswered(Simulation simulation) {
      var mails =
          simulation.mails().from(tenant.address().site(), tenant.address().tenant().toString());
      assertThat(mails)
          .allSatisfy(mail ->
              assertThat(mail.subject())
                  .isEqualTo("A report of cargo '0000-0000-0000' is refused"));
      long different = mails.stream().map(ArrivedMail::id).distinct().count();
      assertThat(different).isEqualTo(tenant.count(MISTAKEN));
      if (different > 0) {
        simulation.sometimes("a report was refused");
      }
    }
  }

  private record Told(Address company, RegisterHandlingEvent event, Pending<Void> answer) {

    String line() {
      return event.cargo() + " " + event.completionTime();
    }
  }
}

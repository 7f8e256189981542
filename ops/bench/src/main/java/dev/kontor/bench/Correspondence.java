package dev.kontor.bench;

import dev.kontor.bench.notes.Notes;
import dev.kontor.bench.notes.WriteNote;
import dev.kontor.simulation.SimulatedHost;
import dev.kontor.simulation.SimulatedTenant;
import dev.kontor.simulation.Simulation;
import dev.kontor.simulation.fault.Fault;
import dev.kontor.simulation.schedule.Trace.Kind;
import dev.kontor.tenant.federation.Grants;
import java.time.Duration;
import java.util.List;

/**
 * A scenario as large as they usually are: tenants of three hosts write notes to one another while
 * hosts crash and the network loses, doubles and delays, and each note arrives once.
 */
final class Correspondence {

  static final int STEPS = 200;
  static final int UNITS = 50;
  static final int FAULTS = 5;

  private static final List<String> HOSTS = List.of("bremen", "danzig", "visby");
  private static final String TENANT = "ann";
  private static final int MOST_NOTES = 200;

  private static final String ALLOWED =
      "SELECT count(*) FROM kontor.event WHERE type = 'kontor.grant-changed' AND data ->> 'state' ="
          + " 'ALLOWED'";
  private static final String WRITTEN =
      "SELECT count(*) FROM kontor.event WHERE type = 'notes.note'";
  private static final String KEPT =
      "SELECT count(*) FROM kontor.event WHERE type IN ('notes.noted', 'notes.marked')";
  private static final String TWICE =
      "SELECT count(*) FROM (SELECT FROM kontor.event WHERE type IN ('notes.noted', 'notes.marked')"
          + " GROUP BY stream, data ->> 'number' HAVING count(*) > 1) twice";

  private final Simulation simulation;
  private final List<SimulatedTenant> tenants;

  private Correspondence(Simulation simulation, List<SimulatedTenant> tenants) {
    this.simulation = simulation;
    this.tenants = tenants;
  }

  /** Plays it to its end. */
  static void play(Simulation simulation) {
    var hosts = hosts(simulation);
    simulation.startAfter("all may write to one another", Correspondence::allow);
    var played =
        new Correspondence(simulation, hosts.stream().map(host -> host.tenant(TENANT)).toList());
    played.promise();
    played.write();
  }

  /** The hosts of it, with nothing to do for a day; gives how long that took. */
  static long idleMillis(Simulation simulation) {
    var _ = hosts(simulation);
    simulation.start();
    long began = System.nanoTime();
    simulation.runFor(Duration.ofDays(1));
    return Duration.ofNanos(System.nanoTime() - began).toMillis();
  }

  /** How many units a run has committed, or tried to. */
  static long units(Simulation simulation) {
    return simulation.trace().lines().stream()
        .filter(line -> line.kind() == Kind.STATEMENT)
        .filter(line -> line.what().contains("kontor.write_"))
        .count();
  }

  private static List<SimulatedHost> hosts(Simulation simulation) {
    return HOSTS.stream()
        .map(name ->
            simulation.host(name).tenantAs(TENANT, "grants: {notes.write: allow}", "notes").build())
        .toList();
  }

  private static void allow(Simulation simulation) {
    var all = HOSTS.stream().map(name -> simulation.hostNamed(name).tenant(TENANT)).toList();
    for (var asker : all) {
      for (var asked : all) {
        if (!asked.equals(asker)) {
          var _ =
              asker.inside(
                  "ask",
                  context ->
                      context
                          .beans()
                          .getBean(Grants.class)
                          .ask(Notes.GRANT, asker.address(), asked.address()));
        }
      }
    }
    simulation.runUntil(
        "all may write",
        () -> all.stream().allMatch(tenant -> tenant.count(ALLOWED) == 4),
        Duration.ofMinutes(10));
  }

  private void promise() {
    simulation
        .withFault(Fault.MESSAGE_LOST, 0.05)
        .withFault(Fault.MESSAGE_DUPLICATED, 0.1)
        .withFault(Fault.MESSAGE_DELAYED, 0.05)
        .withFault(Fault.CRASH, 0.005)
        .withFault(Fault.CONNECTION_LOST_AFTER, 0.005);
    simulation.always(
        "no note is kept twice",
        () -> {
          if (sum(TWICE) > 0) {
            throw new AssertionError("a note is kept twice");
          }
        });
    simulation.eventually("all notes are kept", () -> sum(KEPT) == sum(WRITTEN));
  }

  private long sum(String query) {
    return tenants.stream().mapToLong(tenant -> tenant.count(query)).sum();
  }

  private void write() {
    for (int number = 1; number <= MOST_NOTES && !isLargeEnough(); number++) {
      int from = simulation.chance().nextInt(HOSTS.size());
      int to = (from + simulation.chance().nextInt(1, HOSTS.size())) % HOSTS.size();
      var _ = tenants.get(from).sendLater(new WriteNote(tenants.get(to).address(), number));
      simulation.runFor(Duration.ofMillis(simulation.chance().nextLong(300)));
    }
    simulation.converge();
  }

  private boolean isLargeEnough() {
    return simulation.steps() >= STEPS
        && simulation.faultsStruck().size() >= FAULTS
        && units(simulation) >= UNITS;
  }
}

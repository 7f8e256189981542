package dev.kontor.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.abacus.Borrow;
import dev.kontor.abacus.Move;
import dev.kontor.abacus.Seen;
import dev.kontor.abacus.Till;
import dev.kontor.simulation.fault.Fault;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Two tenants of a host move beads on wires of the same names, and borrow what they have to give
 * back, while the host crashes and its connections break.
 */
final class Beads {

  private static final List<String> TENANTS = List.of("ann", "bob");
  private static final int MOVES = 30;

  private static final String OF_TYPE = "SELECT count(*) FROM kontor.event WHERE type = ?";
  private static final String TWICE =
      """
      SELECT count(*) FROM (
        SELECT FROM kontor.event WHERE type IN ('abacus.counted', 'abacus.ticked')
        GROUP BY type, data HAVING count(*) > 1) twice\
      """;
  private static final String NEVER_MOVED =
      """
      SELECT count(*) FROM kontor.event counted
      WHERE type = 'abacus.counted' AND NOT EXISTS (
        SELECT FROM kontor.event moved
        WHERE moved.type = 'abacus.moved' AND moved.data = counted.data)\
      """;
  private static final String OUT_OF_TURN =
      """
      SELECT count(*) FROM kontor.event
      WHERE type = 'abacus.ticked' AND (data ->> 'number')::bigint <> version\
      """;

  private final Simulation simulation;
  private final Ledger ledger = new Ledger();
  private final List<SimulatedTenant> tenants = new ArrayList<>();

  private Beads(Simulation simulation) {
    this.simulation = simulation;
  }

  /** Runs it to its end, and gives the run as it was. */
  static Simulation run(Laboratory laboratory, long seed, String flaw) {
    var simulation = new Simulation(laboratory, seed, null);
    try {
      play(simulation, flaw);
      return simulation;
    } finally {
      simulation.end();
    }
  }

  /** Plays it with a flaw in every tenant's abacus. */
  static void play(Simulation simulation, String flaw) {
    play(simulation, flaw, _ -> {});
  }

  /** Plays it with a flaw in every tenant's abacus, and something done to their databases. */
  static void play(Simulation simulation, String flaw, Consumer<Connection> sabotage) {
    play(simulation, flaw, sabotage, Beads::usualFaults);
  }

  /** The same, with faults of the caller's choice. */
  static void play(
      Simulation simulation,
      String flaw,
      Consumer<Connection> sabotage,
      Consumer<Simulation> faults) {
    var beads = new Beads(simulation);
    beads.start(flaw);
    beads.tenants.forEach(tenant -> sabotage.accept(tenant.database()));
    faults.accept(simulation);
    beads.promise();
    beads.play();
  }

  private void start(String flaw) {
    var builder = simulation.host("desk").bean(Till.class, ledger);
    TENANTS.forEach(tenant ->
        builder.tenantAs(tenant, "settings: {abacus.flaw: %s}".formatted(flaw), "abacus"));
    var host = builder.build();
    simulation.start();
    TENANTS.forEach(tenant -> tenants.add(host.tenant(tenant)));
  }

  /** Has the faults happen that this scenario is usually played with. */
  static void usualFaults(Simulation simulation) {
    simulation
        .withFault(Fault.CRASH, 0.01)
        .withFault(Fault.CONNECTION_LOST_BEFORE, 0.01)
        .withFault(Fault.CONNECTION_LOST_AFTER, 0.01)
        .withFault(Fault.UNIT_HELD, 0.1);
  }

  private void promise() {
    simulation.always("nothing is counted twice", () -> none(TWICE, "counted twice"));
    simulation.always("only what was moved is counted", () -> none(NEVER_MOVED, "never moved"));
    simulation.always("beads are heard in their order", () -> none(OUT_OF_TURN, "out of turn"));
    simulation.always("no loan is paid back twice", () -> assertThat(ledger.twice).isEmpty());
    simulation.eventually("each moved bead is counted", () -> isAll("abacus.counted"));
    simulation.eventually("each moved bead is heard", () -> isAll("abacus.ticked"));
    simulation.eventually(
        "each loan is paid back",
        () ->
            tenants.stream().mapToLong(it -> it.count(OF_TYPE, "abacus.returned")).sum()
                == ledger.paid.size());
  }

  private void none(String query, String what) {
    for (var tenant : tenants) {
      assertThat(tenant.count(query)).as("%s: %s", tenant.address(), what).isZero();
    }
  }

  private boolean isAll(String type) {
    return tenants.stream()
        .allMatch(it -> it.count(OF_TYPE, type) == it.count(OF_TYPE, "abacus.moved"));
  }

  private void play() {
    for (int i = 0; i < MOVES; i++) {
      var tenant = tenants.get(simulation.chance().nextInt(5) == 0 ? 1 : 0);
      var _ = tenant.sendLater(new Move("wire" + i % 3));
      if (i % 6 == 0) {
        var _ = tenant.sendLater(new Borrow("loan" + i));
      }
      simulation.runFor(Duration.ofMillis(simulation.chance().nextLong(500)));
      if (simulation.faultsStruck().stream().anyMatch(fault -> fault.startsWith("crash"))) {
        simulation.sometimes("a crash");
      }
    }
    simulation.converge();
    tenants.forEach(this::requireOwnMemory);
    if (tenants.getFirst().count(OF_TYPE, "abacus.moved") > MOVES / 2) {
      simulation.sometimes("beads moved");
    }
  }

  private void requireOwnMemory(SimulatedTenant tenant) {
    for (int wire = 0; wire < 3; wire++) {
      long moved =
          tenant.count("SELECT count(*) FROM kontor.event WHERE stream = ?", "wire-wire" + wire);
      assertThat(tenant.ask(new Seen("wire" + wire)))
          .as("%s has seen of wire %d", tenant.address(), wire)
          .isLessThanOrEqualTo((int) moved);
    }
  }

  /** A till that pays a loan back once a key; it lies outside of all hosts. */
  private static final class Ledger implements Till {

    private final Set<String> keys = new HashSet<>();
    private final Set<String> paid = new HashSet<>();
    private final List<String> twice = new ArrayList<>();

    @Override
    public void payBack(String loan, String key) {
      if (keys.add(key) && !paid.add(loan)) {
        twice.add(loan);
      }
    }
  }
}

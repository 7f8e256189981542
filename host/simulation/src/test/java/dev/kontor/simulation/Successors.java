package dev.kontor.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.abacus.Move;
import dev.kontor.abacus.Moves;
import dev.kontor.simulation.fault.Fault;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A host's process stands still, another one takes its tenant over, and the former one goes on with
 * what it was about to do: whatever it says then, it changes nothing of which its successor doesn't
 * know.
 */
final class Successors {

  private static final int ROUNDS = 6;
  private static final List<String> WIRES = List.of("left", "right");
  private static final String MOVED = "SELECT count(*) FROM kontor.event WHERE stream = ?";
  private static final String OF_TYPE = "SELECT count(*) FROM kontor.event WHERE type = ?";

  private final Simulation simulation;
  private final SimulatedHost host;
  private final SimulatedTenant tenant;
  private final List<Pending<Integer>> asked = new ArrayList<>();

  private Successors(Simulation simulation, SimulatedHost host) {
    this.simulation = simulation;
    this.host = host;
    tenant = host.tenant("ann");
  }

  /** Plays it with something done to the tenant's database, which bears a mark of it. */
  static void play(Simulation simulation, String mark, Consumer<Connection> sabotage) {
    var host =
        simulation
            .host("desk")
            .tenantAs("ann", "settings: {abacus.flaw: %s}".formatted(mark), "abacus")
            .build();
    simulation.start();
    sabotage.accept(host.tenant("ann").database());
    simulation.withFault(Fault.UNIT_HELD, 0.3);
    new Successors(simulation, host).play();
  }

  private void play() {
    simulation.eventually(
        "each moved bead is counted",
        () -> tenant.count(OF_TYPE, "abacus.counted") == tenant.count(OF_TYPE, "abacus.moved"));
    for (int round = 0; round < ROUNDS; round++) {
      WIRES.forEach(wire -> asked.add(tenant.sendLater(new Move(wire))));
      simulation.runFor(Duration.ofMillis(simulation.chance().nextLong(30)));
      host.overtake(Duration.ofSeconds(simulation.chance().nextLong(5, 20)));
      simulation.runUntil("its successor serves", host::isUp, Duration.ofMinutes(1));
      var _ = tenant.sendLater(new Move(WIRES.get(round % 2)));
      simulation.runFor(Duration.ofSeconds(3));
      requireItKnowsAll();
      simulation.runFor(Duration.ofSeconds(40));
      requireItKnowsAll();
    }
    simulation.converge();
    if (asked.stream().anyMatch(each -> each.isOver() && !each.isDone())) {
      simulation.sometimes("a former process was refused");
    }
  }

  /** The answers that it keeps are those that its database gives. */
  private void requireItKnowsAll() {
    for (var wire : WIRES) {
      assertThat(tenant.ask(new Moves(wire)))
          .as("what the owner knows of the %s wire", wire)
          .isEqualTo((int) tenant.count(MOVED, "wire-" + wire));
    }
  }
}

package dev.kontor.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.abacus.Tell;
import dev.kontor.simulation.fault.Fault;
import dev.kontor.tenant.federation.Grants;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Three hosts whose tenants tell one another numbers, while hosts crash and the network loses,
 * doubles and delays: what is heard of each neighbour is what it told, once and in order.
 */
final class Neighbours {

  private static final int TOLD = 20;
  private static final List<String> HOSTS = List.of("bremen", "danzig", "visby");

  private static final String ALLOWED =
      """
      SELECT count(*) FROM kontor.event
      WHERE type = 'kontor.grant-changed' AND data ->> 'state' = 'ALLOWED'\
      """;
  private static final String OUT_OF_TURN =
      """
      SELECT count(*) FROM kontor.event
      WHERE type = 'abacus.heard' AND (data ->> 'number')::bigint <> version\
      """;
  private static final String HEARD =
      "SELECT count(*) FROM kontor.event WHERE type = 'abacus.heard'";

  private final Simulation simulation;
  private final List<SimulatedTenant> tenants = new ArrayList<>();
  private final int[][] told = new int[3][3];

  private Neighbours(Simulation simulation) {
    this.simulation = simulation;
  }

  /** Plays it with something done to the tenants' databases, which bear a mark of it. */
  static void play(Simulation simulation, String mark, Consumer<Connection> sabotage) {
    play(simulation, mark, sabotage, Neighbours::usualFaults);
  }

  /** The same, with faults of the caller's choice. */
  static void play(
      Simulation simulation,
      String mark,
      Consumer<Connection> sabotage,
      Consumer<Simulation> faults) {
    var neighbours = new Neighbours(simulation);
    neighbours.start(mark);
    neighbours.tenants.forEach(tenant -> sabotage.accept(tenant.database()));
    faults.accept(simulation);
    neighbours.promise();
    neighbours.tell();
  }

  private void start(String mark) {
    var hosts = new ArrayList<SimulatedHost>();
    for (var name : HOSTS) {
      hosts.add(
          simulation
              .host(name)
              .tenantAs(
                  "ann",
                  "grants: {abacus.tell: allow}\nsettings: {abacus.flaw: %s}".formatted(mark),
                  "abacus")
              .build());
    }
    simulation.startAfter("all may tell one another", Neighbours::allowAll);
    hosts.forEach(host -> tenants.add(host.tenant("ann")));
  }

  private static void allowAll(Simulation simulation) {
    var all = HOSTS.stream().map(host -> simulation.hostNamed(host).tenant("ann")).toList();
    for (var tenant : all) {
      all.stream().filter(it -> it != tenant).forEach(other -> ask(simulation, tenant, other));
    }
    simulation.runUntil(
        "all may tell one another",
        () -> all.stream().allMatch(it -> it.count(ALLOWED) == 4),
        Duration.ofMinutes(10));
  }

  /** Has one tenant be allowed to tell another. */
  static void allow(Simulation simulation, SimulatedTenant teller, SimulatedTenant told) {
    ask(simulation, teller, told);
    simulation.runUntil("it may tell", () -> teller.count(ALLOWED) == 1, Duration.ofMinutes(10));
  }

  private static void ask(Simulation simulation, SimulatedTenant asker, SimulatedTenant asked) {
    simulation.answer(
        asker.inside(
            "ask",
            context ->
                context
                    .beans()
                    .getBean(Grants.class)
                    .ask("abacus.tell", asker.address(), asked.address())));
  }

  private static void usualFaults(Simulation simulation) {
    simulation
        .withFault(Fault.MESSAGE_LOST, 0.05)
        .withFault(Fault.MESSAGE_DUPLICATED, 0.1)
        .withFault(Fault.MESSAGE_DELAYED, 0.05)
        .withFault(Fault.CRASH, 0.005)
        .withFault(Fault.CONNECTION_LOST_AFTER, 0.005);
  }

  private void promise() {
    simulation.always(
        "all is heard once and in order",
        () -> {
          for (var tenant : tenants) {
            assertThat(tenant.count(OUT_OF_TURN)).as("%s: out of turn", tenant.address()).isZero();
          }
        });
    simulation.eventually("all that was told is heard", this::isAllHeard);
  }

  private void tell() {
    for (int i = 0; i < TOLD; i++) {
      int from = simulation.chance().nextInt(3);
      int to = (from + simulation.chance().nextInt(1, 3)) % 3;
      var command = new Tell(tenants.get(to).address().toString(), told[from][to] + 1);
      var pending = tenants.get(from).sendLater(command);
      simulation.runUntil("it is over", pending::isOver, Duration.ofHours(1));
      if (pending.isDone()) {
        told[from][to]++;
      } else {
        simulation.sometimes("an answer was lost");
        simulation.runFor(Duration.ofSeconds(5));
        told[from][to] =
            Math.toIntExact(
                tenants
                    .get(from)
                    .count(
                        "SELECT count(*) FROM kontor.event WHERE stream = ?",
                        "mouth-" + tenants.get(to).address()));
      }
      simulation.runFor(Duration.ofMillis(simulation.chance().nextLong(300)));
    }
    simulation.converge();
  }

  private boolean isAllHeard() {
    long heard = tenants.stream().mapToLong(it -> it.count(HEARD)).sum();
    long said =
        tenants.stream()
            .mapToLong(
                it -> it.count("SELECT count(*) FROM kontor.event WHERE stream LIKE 'mouth-%'"))
            .sum();
    return heard == said;
  }
}

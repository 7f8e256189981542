package dev.kontor.simulation;

import static dev.kontor.simulation.point.Point.AFTER_LOAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.abacus.Move;
import dev.kontor.abacus.Tell;
import dev.kontor.host.postgres.sql.Sql;
import dev.kontor.simulation.fault.Fault;
import dev.kontor.simulation.schedule.SimulationFailed;
import dev.kontor.simulation.schedule.Trace.Kind;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What a scenario does by hand to hosts and to the network between them. */
final class ByHandTest {

  private static final Duration SOON = Duration.ofMinutes(2);
  private static final String NO_FLAW = "settings: {abacus.flaw: none}";
  private static final String TELLING = NO_FLAW + "\ngrants: {abacus.tell: allow}";
  private static final String HEARD =
      "SELECT count(*) FROM kontor.event WHERE type = 'abacus.heard'";
  private static final String COUNTED =
      "SELECT count(*) FROM kontor.event WHERE type = 'abacus.counted'";
  private static final String MOVED =
      "SELECT count(*) FROM kontor.event WHERE type = 'abacus.moved'";
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final List<Fault> OF_HOSTS =
      List.of(
          Fault.CONNECTION_LOST_BEFORE,
          Fault.CONNECTION_LOST_AFTER,
          Fault.DATABASE_SLOW,
          Fault.DATABASE_RESTARTED,
          Fault.UNIT_HELD,
          Fault.HOST_PAUSED,
          Fault.CLOCK_JUMPED,
          Fault.CLOCK_DRIFTED,
          Fault.CRASH);
  private static final String UNSENT = "SELECT count(*) FROM kontor.letter";

  @SimulationTest(seeds = 1)
  void what_is_cut_one_way_is_cut_one_way_only(Simulation simulation) {
    var two = Two.of(simulation);
    simulation.network().cut("bremen", "visby");

    two.tell(1);
    two.tellBack(1);
    simulation.runFor(SOON);
    assertThat(two.visby.count(HEARD)).isZero();
    // Its letter came; what acknowledges it goes the way that is cut.
    assertThat(two.bremen.count(HEARD)).isEqualTo(1);
    assertThat(two.visby.count(UNSENT)).isEqualTo(1);

    simulation.network().heal();
    simulation.runUntil("all is told", two::nothingWaits, Duration.ofHours(1));
    assertThat(two.visby.count(HEARD)).isEqualTo(1);
    assertThat(two.bremen.count(HEARD)).isEqualTo(1);
  }

  @SimulationTest(seeds = 1)
  void what_is_held_comes_when_it_is_released(Simulation simulation) {
    var two = Two.of(simulation);
    simulation.network().hold("bremen", "visby");
    two.tell(1);
    simulation.runFor(Duration.ofSeconds(5));
    assertThat(two.visby.count(HEARD)).isZero();

    simulation.network().release("bremen", "visby");
    simulation.runUntil("it is heard", () -> two.visby.count(HEARD) == 1, Duration.ofSeconds(5));
  }

  @SimulationTest(seeds = 1)
  void a_partition_keeps_both_ways_apart_until_it_is_healed(Simulation simulation) {
    var two = Two.of(simulation);
    simulation.network().partition(Set.of("bremen"), Set.of("visby"));
    two.tell(1);
    two.tellBack(1);
    simulation.runFor(SOON);
    assertThat(two.visby.count(HEARD) + two.bremen.count(HEARD)).isZero();

    simulation.network().heal(Set.of("bremen"), Set.of("visby"));
    simulation.runUntil("all is told", two::nothingWaits, Duration.ofHours(1));
    assertThat(two.visby.count(HEARD)).isEqualTo(1);
    assertThat(two.bremen.count(HEARD)).isEqualTo(1);
  }

  @SimulationTest(seeds = 1)
  void a_host_that_is_paused_goes_on_as_if_nothing_had_been(Simulation simulation) {
    var host = simulation.host("desk").tenantAs("ann", NO_FLAW, "abacus").build();
    simulation.start();
    var ann = host.tenant("ann");
    host.pause(Duration.ofMinutes(10));
    var moved = ann.sendLater(new Move("wire"));

    simulation.runFor(Duration.ofMinutes(9));
    assertThat(moved.isOver()).isFalse();
    simulation.runFor(SOON);
    assertThat(moved.result()).isEqualTo(1);
    assertThat(ann.count(COUNTED)).isEqualTo(1);
  }

  @SimulationTest(seeds = 1)
  void a_tenant_that_is_put_to_sleep_while_it_is_busy_is_woken_once_it_sleeps(
      Simulation simulation) {
    var host = simulation.host("desk").tenantAs("ann", NO_FLAW, "abacus").build();
    simulation.start();
    var ann = host.tenant("ann");
    var held = simulation.at(AFTER_LOAD).on(host).hold();
    var _ = ann.sendLater(new Move("wire"));
    simulation.runUntil("it is busy", held::isReached, SOON);

    var sleeps = host.sleep("ann");
    simulation.runFor(Duration.ofSeconds(1));
    var woken = ann.sendLater(new Move("other"));
    simulation.runFor(Duration.ofSeconds(10));
    assertThat(sleeps.isOver()).isFalse();
    assertThat(woken.isOver()).isFalse();

    held.release();
    simulation.runUntil("it is awake again", woken::isOver, SOON);
    assertThat(woken.result()).isEqualTo(1);
    assertThat(sleeps.isDone()).isTrue();
  }

  @SimulationTest(seeds = 1)
  void each_fault_of_a_host_can_be_had_at_its_next_opportunity(Simulation simulation) {
    var host = simulation.host("desk").tenantAs("ann", NO_FLAW, "abacus").build();
    simulation.start();
    var ann = host.tenant("ann");
    for (var fault : OF_HOSTS) {
      long before = faultsIn(simulation);
      simulation.strikeNext(fault, host);
      var _ = ann.sendLater(new Move("wire"));
      simulation.runFor(SOON);
      assertThat(faultsIn(simulation)).as(fault.label()).isEqualTo(before + 1);
    }
    simulation.eventually(
        "all is counted", () -> ann.count(COUNTED) == ann.count(MOVED) && ann.count(MOVED) > 0);
    simulation.converge();
  }

  private static long faultsIn(Simulation simulation) {
    return simulation.trace().lines().stream().filter(line -> line.kind() == Kind.FAULT).count();
  }

  @SimulationTest(seeds = 1)
  void a_database_server_that_restarts_ends_what_is_under_way_and_is_there_again(
      Simulation simulation) {
    var host =
        simulation
            .host("desk")
            .tenantAs("ann", NO_FLAW, "abacus")
            .tenantAs("bob", NO_FLAW, "abacus")
            .build();
    simulation.start();
    var held = simulation.at(AFTER_LOAD).on(host).hold();
    var cutOff = host.tenant("ann").sendLater(new Move("wire"));
    simulation.runUntil("it has read", held::isReached, SOON);

    host.restartDatabase(Duration.ofSeconds(10));
    held.release();
    var refused = host.tenant("bob").sendLater(new Move("wire"));
    simulation.runFor(Duration.ofSeconds(9));
    assertThat(cutOff.failure()).isNotNull();
    assertThat(refused.failure()).isNotNull();
    assertThat(host.tenant("ann").count(MOVED) + host.tenant("bob").count(MOVED)).isZero();

    simulation.runFor(SOON);
    assertThat(host.tenant("ann").send(new Move("wire"))).isEqualTo(1);
    assertThat(host.tenant("bob").send(new Move("wire"))).isEqualTo(1);
    assertThat(host.isUp()).isTrue();
  }

  @SimulationTest(seeds = 1)
  void a_slow_statement_takes_its_time_and_nothing_else_of_its_host_waits_for_it(
      Simulation simulation) {
    var host = simulation.host("desk").tenantAs("ann", NO_FLAW, "abacus").build();
    simulation.start();
    var ann = host.tenant("ann");
    var _ = ann.send(new Move("first"));
    simulation.runFor(SOON);
    simulation.strikeNext(Fault.DATABASE_SLOW, host);
    var began = simulation.elapsed();
    var slow = ann.sendLater(new Move("slow"));
    simulation.runUntil("it is at it", () -> faultsIn(simulation) == 1, SOON);
    var _ = ann.send(new Move("fast"));
    assertThat(slow.isOver()).isFalse();

    simulation.runUntil("it is over", slow::isOver, SOON);
    assertThat(simulation.elapsed().minus(began)).isBetween(Duration.ofMillis(100), LONG);
  }

  @SimulationTest(seeds = 1)
  void what_waits_in_the_server_for_what_another_holds_fails_the_run_and_says_for_whom(
      Simulation simulation) throws SQLException {
    var host = simulation.host("desk").tenantAs("ann", NO_FLAW, "abacus").build();
    simulation.start();
    var ann = host.tenant("ann");
    var holder = ann.database();
    holder.setAutoCommit(false);
    try {
      Sql.update(holder, "LOCK TABLE kontor.event IN ACCESS EXCLUSIVE MODE");
      assertThatThrownBy(() -> ann.send(new Move("wire")))
          .isInstanceOf(SimulationFailed.class)
          .hasMessageContaining("host 'desk'")
          .hasMessageContaining("kontor.event")
          .hasMessageContaining("LOCK TABLE kontor.event IN ACCESS EXCLUSIVE MODE");
    } finally {
      holder.rollback();
      holder.setAutoCommit(true);
    }
    assertThat(ann.send(new Move("wire"))).isEqualTo(1);
  }

  @SimulationTest(seeds = 1)
  void a_bound_of_time_is_kept_while_a_host_is_paused(Simulation simulation) {
    var host = simulation.host("desk").tenantAs("ann", NO_FLAW, "abacus").build();
    simulation.start();
    var _ = host.tenant("ann").sendLater(new Move("wire"));
    host.pause(Duration.ofMinutes(10));
    var began = simulation.elapsed();
    simulation.runFor(SOON);
    assertThat(simulation.elapsed().minus(began)).isEqualTo(SOON);
  }

  /** Tenants of two hosts that tell one another numbers. */
  private record Two(SimulatedTenant bremen, SimulatedTenant visby) {

    static Two of(Simulation simulation) {
      var bremen = simulation.host("bremen").tenantAs("ann", TELLING, "abacus").build();
      var visby = simulation.host("visby").tenantAs("ann", TELLING, "abacus").build();
      simulation.start();
      var two = new Two(bremen.tenant("ann"), visby.tenant("ann"));
      Neighbours.allow(simulation, two.bremen, two.visby);
      Neighbours.allow(simulation, two.visby, two.bremen);
      simulation.runUntil("nothing waits", two::nothingWaits, SOON);
      return two;
    }

    void tell(int number) {
      var _ = bremen.send(new Tell(visby.address().toString(), number));
    }

    void tellBack(int number) {
      var _ = visby.send(new Tell(bremen.address().toString(), number));
    }

    boolean nothingWaits() {
      return bremen.count(UNSENT) + visby.count(UNSENT) == 0;
    }
  }
}

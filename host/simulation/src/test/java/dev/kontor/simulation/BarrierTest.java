package dev.kontor.simulation;

import static dev.kontor.simulation.point.Point.AFTER_COMMIT_BEFORE_FOLLOW_UP;
import static dev.kontor.simulation.point.Point.AFTER_DELIVERY_BEFORE_ACK;
import static dev.kontor.simulation.point.Point.AFTER_EFFECT_BEFORE_COMMIT;
import static dev.kontor.simulation.point.Point.AFTER_LOAD;
import static dev.kontor.simulation.point.Point.afterOnboarding;
import static dev.kontor.simulation.point.Point.afterPurge;
import static dev.kontor.simulation.point.Point.beforeOnboarding;
import static dev.kontor.simulation.point.Point.beforePurge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.abacus.Borrow;
import dev.kontor.abacus.Move;
import dev.kontor.abacus.Tell;
import dev.kontor.abacus.Till;
import dev.kontor.simulation.point.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A host stops exactly where a barrier says, with what is committed there and nothing more. */
final class BarrierTest {

  private static final Duration SOON = Duration.ofMinutes(1);
  private static final String NO_FLAW = "settings: {abacus.flaw: none}";
  private static final String TELLING = NO_FLAW + "\ngrants: {abacus.tell: allow}";
  private static final String FOLLOW_UPS = "SELECT count(*) FROM kontor.follow_up";
  private static final String OF_TYPE = "SELECT count(*) FROM kontor.event WHERE type = ?";

  @SimulationTest(seeds = 1)
  void a_unit_that_is_held_after_it_has_read_finds_that_another_was_faster(Simulation simulation) {
    var host = simulation.host("desk").tenantAs("ann", NO_FLAW, "abacus").build();
    simulation.start();
    var ann = host.tenant("ann");
    var held = simulation.at(AFTER_LOAD).on(host).of("ann").hold();

    var slow = ann.sendLater(new Move("wire"));
    simulation.runUntil("it has read", held::isReached, SOON);
    assertThat(ann.send(new Move("wire"))).isEqualTo(1);
    assertThat(slow.isOver()).isFalse();

    held.release();
    simulation.runUntil("it is over", slow::isOver, SOON);
    assertThat(slow.result()).isEqualTo(2);
  }

  @SimulationTest(seeds = 1)
  void a_host_that_dies_after_a_commit_has_left_a_follow_up_that_did_not_run(
      Simulation simulation) {
    var host = simulation.host("desk").tenantAs("ann", NO_FLAW, "abacus").build();
    simulation.start();
    var ann = host.tenant("ann");
    var barrier = simulation.at(AFTER_COMMIT_BEFORE_FOLLOW_UP).on(host).occurrence(2).crash();

    assertThat(ann.send(new Move("wire"))).isEqualTo(1);
    simulation.runFor(SOON);
    assertThat(ann.count(OF_TYPE, "abacus.counted")).isEqualTo(1);
    assertThatThrownBy(() -> ann.send(new Move("wire"))).isInstanceOf(HostDown.class);

    assertThat(barrier.isReached()).isTrue();
    assertThat(host.isUp()).isFalse();
    simulation.runFor(SOON);
    assertThat(ann.count(OF_TYPE, "abacus.moved")).isEqualTo(2);
    assertThat(ann.count(OF_TYPE, "abacus.counted")).isEqualTo(1);
    assertThat(ann.count(FOLLOW_UPS)).isEqualTo(3);

    simulation.eventually("it runs", () -> ann.count(OF_TYPE, "abacus.counted") == 2);
    simulation.converge();
  }

  @SimulationTest(seeds = 1)
  void a_host_that_dies_before_a_follow_ups_commit_has_had_its_effect_and_has_it_again(
      Simulation simulation) {
    var keys = new ArrayList<String>();
    Till till =
        (_, key) -> {
          if (keys.isEmpty()) {
            var _ = simulation.at(AFTER_EFFECT_BEFORE_COMMIT).crash();
          }
          keys.add(key);
        };
    var host =
        simulation.host("desk").bean(Till.class, till).tenantAs("ann", NO_FLAW, "abacus").build();
    simulation.start();
    var ann = host.tenant("ann");

    var _ = ann.sendLater(new Borrow("loan"));
    simulation.runUntil("the host is down", () -> !host.isUp(), SOON);

    assertThat(keys).hasSize(1);
    assertThat(ann.count(FOLLOW_UPS + " WHERE handler = 'abacus-pay-back'")).isEqualTo(1);
    host.start();
    simulation.runUntil("it ran again", () -> keys.size() == 2, SOON);
    assertThat(keys.getFirst()).isEqualTo(keys.getLast());
    simulation.runUntil("it is done", () -> ann.count(FOLLOW_UPS) == 0, SOON);
  }

  @SimulationTest(seeds = 1)
  void a_host_that_dies_after_a_letter_came_has_it_and_its_sender_brings_it_again(
      Simulation simulation) {
    var sender = simulation.host("bremen").tenantAs("ann", TELLING, "abacus").build();
    var receiver = simulation.host("visby").tenantAs("ann", TELLING, "abacus").build();
    simulation.start();
    var ann = sender.tenant("ann");
    var other = receiver.tenant("ann");
    Neighbours.allow(simulation, ann, other);
    simulation.at(AFTER_DELIVERY_BEFORE_ACK).on(receiver).crash();

    var _ = ann.send(new Tell(other.address().toString(), 1));
    simulation.runUntil("the receiver is down", () -> !receiver.isUp(), SOON);

    var waiting = "SELECT count(*) FROM kontor.letter WHERE recipient = 'ann@visby'";
    assertThat(other.count("SELECT count(*) FROM kontor.inbox WHERE last > 0")).isEqualTo(1);
    simulation.runFor(SOON);
    assertThat(ann.count(waiting)).isEqualTo(1);

    receiver.start();
    simulation.runUntil(
        "it was heard and acknowledged",
        () -> other.count(OF_TYPE, "abacus.heard") == 1 && ann.count(waiting) == 0,
        Duration.ofHours(1));
    simulation.runFor(Duration.ofHours(1));
    assertThat(other.count(OF_TYPE, "abacus.heard")).isEqualTo(1);
  }

  @SimulationTest(seeds = 1)
  void a_host_that_is_paused_at_a_point_does_nothing_until_it_goes_on(Simulation simulation) {
    var host = simulation.host("desk").tenantAs("ann", NO_FLAW, "abacus").build();
    simulation.start();
    var ann = host.tenant("ann");
    var length = Duration.ofMinutes(3);
    var paused = simulation.at(AFTER_COMMIT_BEFORE_FOLLOW_UP).on(host).pause(length);

    var moved = ann.sendLater(new Move("wire"));
    simulation.runUntil("it has come there", paused::isReached, SOON);
    simulation.runFor(length.minus(SOON));
    assertThat(ann.count(OF_TYPE, "abacus.moved")).isEqualTo(1);
    assertThat(ann.count(OF_TYPE, "abacus.counted")).isZero();
    assertThat(moved.isOver()).isFalse();

    simulation.runUntil("it is answered", moved::isOver, SOON.multipliedBy(2));
    simulation.runUntil("it is counted", () -> ann.count(OF_TYPE, "abacus.counted") == 1, SOON);
  }

  @SimulationTest(seeds = 1)
  void what_a_barrier_holds_goes_on_when_all_converges_and_nothing_crashes_after_that(
      Simulation simulation) {
    var host = simulation.host("desk").tenantAs("ann", NO_FLAW, "abacus").build();
    simulation.start();
    var ann = host.tenant("ann");
    var held = simulation.at(AFTER_LOAD).on(host).hold();
    var crash = simulation.at(AFTER_COMMIT_BEFORE_FOLLOW_UP).on(host).crash();
    var told = new ArrayList<String>();
    simulation.at(AFTER_COMMIT_BEFORE_FOLLOW_UP).on(host).run(() -> told.add("committed"));
    var moved = ann.sendLater(new Move("wire"));
    simulation.runUntil("it has read", held::isReached, SOON);

    simulation.eventually("it is counted", () -> ann.count(OF_TYPE, "abacus.counted") == 1);
    simulation.converge();
    assertThat(moved.isDone()).isTrue();
    assertThat(crash.isReached()).isFalse();
    assertThat(told).containsExactly("committed");
  }

  @SimulationTest(seeds = 1)
  void an_onboarding_that_dies_at_a_step_goes_on_there(Simulation simulation) {
    var host = simulation.host("desk").tenantAs("ann", NO_FLAW, "abacus").build();
    simulation.start();
    dies(simulation, host, beforeOnboarding("roles"), "before-roles");
    dies(simulation, host, beforeOnboarding("database"), "before-database");
    dies(simulation, host, afterOnboarding("database"), "after-database");
    dies(simulation, host, afterOnboarding("activation"), "after-activation");
  }

  private static void dies(Simulation simulation, SimulatedHost host, Point point, String id) {
    var barrier = simulation.at(point).on(host).of(id).crash();
    var onboarding = host.onboardAs(id, NO_FLAW, "abacus");
    simulation.runUntil("it is over", onboarding::isOver, SOON);
    assertThatThrownBy(onboarding::result).isInstanceOf(HostDown.class);
    assertThat(barrier.isReached()).as(id).isTrue();
    assertThat(host.isUp()).isFalse();
    assertThat(host.stateOf(id)).isEqualTo(id.equals("after-activation") ? "active" : "onboarding");
    assertThat(host.databasesAndRolesOf(id)).hasSize(madeAt(id));

    host.start();
    simulation.runUntil("it goes on", () -> host.isUp() && host.stateOf(id).equals("active"), SOON);
    assertThat(host.databasesAndRolesOf(id)).hasSize(3);
    assertThat(host.tenant(id).send(new Move("wire"))).isEqualTo(1);
  }

  /** Two roles, then the database. */
  private static int madeAt(String id) {
    return switch (id) {
      case "before-roles" -> 0;
      case "before-database" -> 2;
      default -> 3;
    };
  }

  @SimulationTest(seeds = 1)
  void a_purge_that_dies_at_its_step_goes_on_there_and_leaves_nothing(Simulation simulation) {
    var host = simulation.host("desk").tenantAs("ann", NO_FLAW, "abacus").build();
    simulation.start();
    for (var point : List.of(beforePurge("database"), afterPurge("database"))) {
      simulation.answer(host.onboardAs("eve", NO_FLAW, "abacus"));
      simulation.answer(host.offboard("eve"));
      simulation.at(point).on(host).crash();
      var purge = host.purge("eve");
      simulation.runUntil("it is over", purge::isOver, SOON);
      assertThat(host.isUp()).isFalse();
      assertThat(host.stateOf("eve")).isEqualTo("purging");
      assertThat(host.databasesAndRolesOf("eve"))
          .hasSize(point.equals(beforePurge("database")) ? 3 : 0);

      host.start();
      simulation.runUntil("it goes on", () -> host.stateOf("eve").isEmpty(), SOON);
      assertThat(host.databasesAndRolesOf("eve")).isEmpty();
    }
  }
}

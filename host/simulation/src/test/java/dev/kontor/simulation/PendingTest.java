package dev.kontor.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.abacus.Move;

/** What becomes of what a host was asked. */
final class PendingTest {

  @SimulationTest(seeds = 1)
  void what_a_host_was_asked_that_dies_before_it_begins_is_over(Simulation simulation) {
    var host =
        simulation.host("desk").tenantAs("ann", "settings: {abacus.flaw: none}", "abacus").build();
    simulation.start();

    var moved = host.tenant("ann").sendLater(new Move("wire"));
    assertThat(moved.isOver()).isFalse();
    host.crash();

    assertThat(moved.isOver()).isTrue();
    assertThat(moved.isDone()).isFalse();
    assertThat(moved.failure()).isNull();
    assertThatThrownBy(moved::result).isInstanceOf(HostDown.class);
  }
}

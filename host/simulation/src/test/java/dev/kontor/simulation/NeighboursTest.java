package dev.kontor.simulation;

/** Letters arrive once and in order, whatever goes wrong between three hosts. */
final class NeighboursTest {

  @SimulationTest(seeds = 10, sometimes = "an answer was lost")
  void what_is_told_is_heard_once_and_in_order(Simulation simulation) {
    Neighbours.play(simulation, "none", _ -> {});
  }
}

package dev.kontor.simulation;

/** What scenarios promise holds whatever mixture of all faults a seed has. */
final class SwarmTest {

  @SimulationTest(seeds = 2)
  void each_moved_bead_is_counted_once(Simulation simulation) {
    Beads.play(simulation, "none", _ -> {}, Simulation::withSwarm);
  }

  @SimulationTest(seeds = 2)
  void what_is_told_is_heard_once_and_in_order(Simulation simulation) {
    Neighbours.play(simulation, "none", _ -> {}, Simulation::withSwarm);
  }
}

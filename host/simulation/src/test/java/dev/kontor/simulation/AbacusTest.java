package dev.kontor.simulation;

/** Follow-ups run once for each event, whatever goes wrong. */
final class AbacusTest {

  @SimulationTest(
      seeds = 10,
      sometimes = {"a crash", "beads moved"})
  void each_moved_bead_is_counted_once(Simulation simulation) {
    Beads.play(simulation, "none");
  }
}

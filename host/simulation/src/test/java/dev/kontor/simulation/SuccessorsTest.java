package dev.kontor.simulation;

/** Who was taken over changes nothing any more. */
final class SuccessorsTest {

  @SimulationTest(seeds = 10, sometimes = "a former process was refused")
  void who_was_overtaken_changes_nothing_that_its_successor_does_not_know(Simulation simulation) {
    Successors.play(simulation, "none", _ -> {});
  }
}

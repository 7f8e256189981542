package dev.kontor.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same seed is the same run; another seed is another one. */
@ExtendWith(LaboratoryOfTests.class)
final class SameSeedTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void two_runs_of_a_seed_are_the_same_to_the_last_statement(long seed, Laboratory laboratory) {
    Difference.requireNone(
        Beads.run(laboratory, seed, "none"), Beads.run(laboratory, seed, "none"));
  }

  @Test
  void chance_of_the_machines_own_is_found_and_named(Laboratory laboratory) {
    var one = Beads.run(laboratory, 1, "own-chance");
    var other = Beads.run(laboratory, 1, "own-chance");
    assertThatThrownBy(() -> Difference.requireNone(one, other))
        .hasMessageContaining("abacus.noted")
        .hasMessageContaining("two runs of it differ");
  }

  @Test
  void twenty_seeds_are_twenty_runs(Laboratory laboratory) {
    var hashes = new HashSet<Long>();
    for (long seed = 1; seed <= 20; seed++) {
      hashes.add(Beads.run(laboratory, seed, "none").trace().hash());
    }
    assertThat(hashes).hasSize(20);
  }
}

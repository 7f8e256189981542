package dev.kontor.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same seed is the same run; another seed is another one. */
@ExtendWith(LaboratoryOfTests.class)
final class SameSeedTest {

  @Test
  void two_runs_of_a_seed_are_the_same_to_the_last_statement(Laboratory laboratory) {
    Difference.requireNone(Beads.run(laboratory, 1, "none"), Beads.run(laboratory, 1, "none"));
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
  void three_seeds_are_three_runs(Laboratory laboratory) {
    assertThat(hashes(laboratory, 3)).hasSize(3);
  }

  @Test
  @Tag("long")
  void twenty_seeds_are_twenty_runs(Laboratory laboratory) {
    assertThat(hashes(laboratory, 20)).hasSize(20);
  }

  private static Set<Long> hashes(Laboratory laboratory, int seeds) {
    var hashes = new HashSet<Long>();
    for (long seed = 1; seed <= seeds; seed++) {
      hashes.add(Beads.run(laboratory, seed, "none").trace().hash());
    }
    return hashes;
  }
}

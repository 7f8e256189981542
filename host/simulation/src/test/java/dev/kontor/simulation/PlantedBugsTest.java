package dev.kontor.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes that are made in applications and hosts are found by one of two hundred seeds. */
@ExtendWith(LaboratoryOfTests.class)
final class PlantedBugsTest {

  private static final int SEEDS = 200;
  private static final int SEEDS_WITHOUT_FAULTS = 10;

  private final Findings findings = new Findings(SEEDS);

  @ParameterizedTest
  @CsvSource({
    "rolled-back-data, never moved",
    "shared-cache, has seen",
    "any-order, out of turn",
    "paid-twice, loan",
    "own-thread, thread",
    "silent-thread, has started a thread by itself"
  })
  void a_mistake_of_an_application_is_found(String flaw, String found, Laboratory laboratory) {
    assertThat(findings.first(laboratory, run -> Beads.play(run, flaw))).contains(found);
  }

  @Test
  void a_follow_up_that_is_marked_as_done_before_it_ran_is_found(Laboratory laboratory) {
    assertThat(
            findings.first(
                laboratory, run -> Beads.play(run, "done-before-run", Sabotage::doneBeforeRun)))
        .contains("each moved bead is");
  }

  @Test
  void an_inbox_that_forgets_what_it_took_is_found(Laboratory laboratory) {
    assertThat(
            findings.first(
                laboratory, run -> Neighbours.play(run, "forgetful", Sabotage::forgetfulInbox)))
        .contains("out of turn");
  }

  @Test
  void an_owner_that_writes_on_after_it_was_taken_over_is_found(Laboratory laboratory) {
    assertThat(
            findings.first(
                laboratory, run -> Successors.play(run, "same-epoch", Sabotage::sameEpoch)))
        .contains("what the owner knows");
  }

  /** So it is the faults that find it, and not the scenario alone. */
  @Test
  void what_only_faults_bring_out_is_not_found_where_nothing_goes_wrong(Laboratory laboratory) {
    var few = new Findings(SEEDS_WITHOUT_FAULTS);
    assertThat(
            few.first(
                laboratory,
                run -> Beads.play(run, "done-before-run", Sabotage::doneBeforeRun, _ -> {})))
        .isNull();
    assertThat(
            few.first(
                laboratory,
                run -> Neighbours.play(run, "forgetful", Sabotage::forgetfulInbox, _ -> {})))
        .isNull();
  }
}

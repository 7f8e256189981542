package dev.kontor.simulation.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.simulation.schedule.Chance;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What strikes, and by which name. */
final class FaultsTest {

  private final Faults faults = new Faults(new Chance(1), null);

  @Test
  void what_is_forced_strikes_at_the_next_opportunity_there_and_is_told_by_name() {
    faults.force(Fault.CRASH, "desk");
    assertThat(faults.strikes(Fault.CRASH, "bank")).isFalse();
    assertThat(faults.strikes(Fault.CRASH, "desk")).isTrue();
    assertThat(faults.strikes(Fault.CRASH, "desk")).isFalse();
    faults.force(Fault.CRASH, "desk");
    assertThat(faults.strikes(Fault.CRASH, "desk")).isTrue();
    assertThat(faults.forced()).containsExactly("crash@desk!1", "crash@desk!2");
    assertThat(faults.struck()).isEmpty();
  }

  @Test
  void what_is_forced_goes_another_way_each_time() {
    faults.force(Fault.CRASH, "desk");
    assertThat(faults.strikes(Fault.CRASH, "desk")).isTrue();
    long first = faults.chanceOf(Fault.CRASH).nextLong();
    faults.force(Fault.CRASH, "desk");
    assertThat(faults.strikes(Fault.CRASH, "desk")).isTrue();
    assertThat(faults.chanceOf(Fault.CRASH).nextLong()).isNotEqualTo(first);
  }

  @Test
  void nothing_that_was_forced_strikes_once_all_is_healed() {
    faults.force(Fault.CRASH, "desk");
    faults.heal();
    assertThat(faults.strikes(Fault.CRASH, "desk")).isFalse();
    assertThat(faults.forced()).isEmpty();
  }

  @Test
  void what_the_scenario_forces_strikes_whichever_decisions_of_chance_are_wanted() {
    var few = new Faults(new Chance(1), Set.of());
    few.share(Fault.CRASH, 1);
    assertThat(few.strikes(Fault.CRASH, "desk")).isFalse();
    few.force(Fault.CRASH, "desk");
    assertThat(few.strikes(Fault.CRASH, "desk")).isTrue();
  }

  @Test
  void a_decision_of_chance_is_the_same_whatever_happens_at_other_places() {
    faults.share(Fault.CRASH, 0.5);
    var other = new Faults(new Chance(1), null);
    other.share(Fault.CRASH, 0.5);
    for (int i = 0; i < 50; i++) {
      var _ = other.strikes(Fault.CRASH, "bank");
      assertThat(other.strikes(Fault.CRASH, "desk")).isEqualTo(faults.strikes(Fault.CRASH, "desk"));
    }
  }
}

package dev.kontor.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of many faults those are left that a failure needs. */
final class MinimumTest {

  private final List<String> faults =
      IntStream.rangeClosed(1, 40).mapToObj(number -> "fault" + number).toList();

  @Test
  void the_two_that_are_needed_together_are_found() {
    var needed = List.of("fault7", "fault31");
    assertThat(new Minimum(tried -> tried.containsAll(needed), 200).of(faults)).isEqualTo(needed);
  }

  @Test
  void a_failure_that_needs_none_has_none() {
    assertThat(new Minimum(_ -> true, 200).of(faults)).isEmpty();
  }

  @Test
  void nothing_is_left_out_without_which_it_does_not_fail() {
    assertThat(new Minimum(tried -> tried.size() == 40, 500).of(faults)).isEqualTo(faults);
  }

  @Test
  void it_gives_what_it_has_when_its_tries_are_used_up() {
    assertThat(new Minimum(tried -> tried.contains("fault7"), 3).of(faults)).contains("fault7");
  }
}

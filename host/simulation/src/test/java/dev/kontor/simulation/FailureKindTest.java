package dev.kontor.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which failures are taken for the same one when faults are left out. */
final class FailureKindTest {

  @Test
  void a_promise_is_broken_in_the_same_way_whatever_is_found() {
    assertThat(kind(new PromiseBroken("all is heard", "all is heard: 3 of 4", null)))
        .isEqualTo(kind(new PromiseBroken("all is heard", "all is heard: 1 of 4", null)));
  }

  @Test
  void another_promise_is_another_failure() {
    assertThat(kind(new PromiseBroken("all is heard", "after PT3H", null)))
        .isNotEqualTo(kind(new PromiseBroken("it is over", "after PT3H", null)))
        .isNotEqualTo(kind(new AssertionError("all is heard")));
  }

  @Test
  void what_is_thrown_at_another_line_of_the_scenario_is_another_failure() {
    assertThat(kind(mistake())).isEqualTo(kind(mistake()));
    assertThat(kind(new AssertionError("wrong"))).isNotEqualTo(kind(mistake()));
  }

  @Test
  void what_others_throw_is_known_by_its_class() {
    assertThat(kind(thrownBy(() -> Integer.parseInt("a number"))).what())
        .isEqualTo("java.lang.NumberFormatException");
    assertThat(FailureKind.of(mistake(), String.class).line()).isZero();
  }

  private static FailureKind kind(Throwable failed) {
    return FailureKind.of(failed, FailureKindTest.class);
  }

  private static AssertionError mistake() {
    return new AssertionError("wrong");
  }

  private static Throwable thrownBy(Runnable body) {
    try {
      body.run();
    } catch (RuntimeException thrown) {
      return thrown;
    }
    throw new AssertionError("nothing was thrown");
  }
}

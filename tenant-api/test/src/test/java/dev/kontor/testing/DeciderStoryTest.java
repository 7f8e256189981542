package dev.kontor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.tenant.aggregate.Decider;
import dev.kontor.testing.desk.Came;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DeciderStoryTest {

  private final DeciderStory<String, Integer, Came> door = DeciderStory.of(new Door());

  @Test
  void what_happens_goes_on_as_the_given() {
    var twice = door.when("ann").then(new Came("ann")).when("bob").then(new Came("bob"));

    assertThat(twice.state()).isEqualTo(2);
    assertThat(door.state()).isZero();
  }

  @Test
  void a_refusal_is_told_in_its_words() {
    door.given(new Came("ann"), new Came("bob"))
        .when("eve")
        .thenRefused(IllegalStateException.class, "full")
        .when("")
        .thenNothing();
  }

  @Test
  void a_story_that_goes_otherwise_shows_one_thing_a_line() {
    assertThatThrownBy(() -> door.given(new Came("ann")).when("bob").then(new Came("eve")))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            the story goes otherwise
            given
                Came[name=ann]
            when
                bob
            expected these events
                ! Came[name=eve]
            but got
                ! Came[name=bob]\
            """);
    assertThatThrownBy(() -> door.when("ann").thenNothing())
        .hasMessageContainingAll("expected these events\n    nothing", "! Came[name=ann]");
  }

  @Test
  void another_refusal_than_was_told_is_shown() {
    var full = door.given(new Came("ann"), new Came("bob")).when("eve");

    assertThatThrownBy(() -> full.thenRefused(IllegalStateException.class, "closed"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "expected a refusal", "IllegalStateException: closed", "IllegalStateException: full");
    assertThatThrownBy(() -> full.then(new Came("eve")))
        .hasMessageContainingAll("but it was refused", "IllegalStateException: full");
  }

  /** Lets two in. */
  private static final class Door implements Decider<String, Integer, Came> {

    @Override
    public Integer initialState() {
      return 0;
    }

    @Override
    public List<Came> decide(String command, Integer state) {
      if (command.isEmpty()) {
        return List.of();
      }
      if (state == 2) {
        throw new IllegalStateException("full");
      }
      return List.of(new Came(command));
    }

    @Override
    public Integer evolve(Integer state, Came event) {
      return state + 1;
    }
  }
}

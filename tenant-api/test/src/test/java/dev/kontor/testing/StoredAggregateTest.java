package dev.kontor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.tenant.NotFound;
import dev.kontor.tenant.aggregate.StoredAggregates;
import dev.kontor.testing.desk.Came;
import dev.kontor.testing.desk.Drawer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StoredAggregateTest {

  private final HandlerStory story = HandlerStory.of();
  private final Drawer drawer = new Drawer("ann");
  private final List<Drawer> updated = new ArrayList<>();
  private final StoredAggregates<String, Drawer> drawers =
      new StoredAggregates<>(
          story.context().store(),
          "visitor",
          id -> id.equals("nobody") ? Optional.empty() : Optional.of(drawer),
          changed -> {
            updated.add(changed);
            return changed;
          });

  @Test
  void what_it_is_told_changes_it_raises_events_and_is_stored() {
    story
        .when("ann opens it", () -> drawers.tell("ann", told -> told.open("ann")))
        .then(new Came("ann"));

    assertThat(updated).containsExactly(drawer);
    assertThat(drawer.opened()).isEqualTo(1);
  }

  @Test
  void one_that_is_not_there_can_not_be_told() {
    story
        .when("nobody is told", () -> drawers.tell("nobody", told -> told.open("ann")))
        .thenRefused(NotFound.class, "no visitor 'nobody'");
  }

  @Test
  void it_raises_events_of_its_own_stream_only() {
    assertThatThrownBy(() -> drawer.open("bob"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("'visitor-bob'", "expected 'visitor-ann'");
  }

  @Test
  void one_that_calls_its_stream_otherwise_is_a_mistake() {
    story
        .when("bob is told", () -> drawers.tell("bob", told -> told.open("bob")))
        .thenRefused(
            IllegalStateException.class,
            "dev.kontor.testing.desk.Drawer calls its stream 'visitor-ann'; expected 'visitor-bob',"
                + " by which its units queue");
  }
}

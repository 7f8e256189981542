package dev.kontor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.tenant.UnexpectedRollback;
import dev.kontor.tenant.message.Recorded;
import dev.kontor.testing.desk.Came;
import dev.kontor.testing.desk.Card;
import dev.kontor.testing.desk.Closed;
import dev.kontor.testing.desk.Desk;
import dev.kontor.testing.desk.Greeted;
import dev.kontor.testing.desk.Visit;
import dev.kontor.testing.desk.Visits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class HandlerStoryTest {

  private final HandlerStory desk = HandlerStory.of(context -> new Desk(context.store(), context));

  @Test
  void a_command_is_told_with_what_happens_its_answer_and_what_is_due() {
    desk.given(new Came("bob"))
        .when(new Visit("ann"))
        .then(new Came("ann"))
        .thenAnswered(1L)
        .thenDue("desk-count", new Came("ann"), "desk-greeting", new Card("ann"));
  }

  @Test
  void phase_one_that_leaves_nothing_has_no_phase_two() {
    desk.given(new Came("ann"))
        .when(new Visit("ann"))
        .then(new Came("ann"))
        .thenAnswered(2L)
        .thenDue("desk-count", new Came("ann"));
  }

  @Test
  void what_is_due_runs_when_the_test_says_so() {
    desk.when(new Visit("ann"));

    desk.whenFollowedUp().then(new Greeted("ann", "welcome, attempt 1")).thenDue();
  }

  @Test
  void an_event_may_happen_without_a_command() {
    var greeted = new Greeted("ann", "good morning");

    desk.whenHappens(greeted, greeted).then(greeted, greeted).thenDue();
  }

  @Test
  void a_refusal_is_told_in_its_words_and_leaves_nothing() {
    desk.when(new Visit("nobody")).thenRefused(Closed.class, "the desk is closed to nobody");

    assertThat(desk.context().events()).isEmpty();
  }

  @Test
  void a_command_that_is_refused_inside_a_unit_takes_all_of_it_back() {
    var context = desk.context();

    assertThatThrownBy(() ->
            context.inUnit(() -> {
              context.send(new Visit("ann"));
              try {
                context.send(new Visit("nobody"));
              } catch (Closed swallowed) {
                return swallowed;
              }
              return "not refused";
            }))
        .isInstanceOf(UnexpectedRollback.class)
        .hasMessageContainingAll(Visit.class.getName(), "the desk is closed to nobody");

    assertThat(context.events()).isEmpty();
  }

  @Test
  void a_follow_up_that_skips_its_message_has_run_and_leaves_nothing() {
    desk.when(new Visit("ghost"));

    desk.whenFollowedUp().thenNothing().thenDue();
  }

  @Test
  void what_follows_is_correlated_and_says_what_caused_it_and_when() {
    desk.when(new Visit("ann"));
    desk.context().passes(Duration.ofHours(1));
    desk.whenFollowedUp();

    var recorded = desk.context().recorded();
    var came = recorded.getFirst().metadata();
    var greeted = recorded.getLast().metadata();
    assertThat(recorded).extracting(Recorded::version).containsExactly(1L, 2L);
    assertThat(greeted.correlation()).isEqualTo(came.correlation());
    assertThat(greeted.causation()).isEqualTo(came.id());
    assertThat(Duration.between(came.at(), greeted.at())).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void a_query_is_answered() {
    desk.given(new Came("ann"), new Came("ann"));

    assertThat(desk.context().ask(new Visits("ann"))).isEqualTo(2L);
  }

  @Test
  void a_story_that_goes_otherwise_shows_what_was_given_asked_expected_and_got() {
    desk.given(new Came("bob"));

    assertThatThrownBy(() -> desk.when(new Visit("ann")).then(new Came("ann"), new Came("eve")))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            the story goes otherwise
            given
                Came[name=bob]
            when
                Visit[name=ann]
            expected these events
                  Came[name=ann]
                ! Came[name=eve]
            but got
                  Came[name=ann]\
            """);
  }

  @Test
  void a_refusal_that_nobody_told_of_is_shown() {
    assertThatThrownBy(() -> desk.when(new Visit("nobody")).then(new Came("nobody")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "but it was refused", "Closed: the desk is closed to nobody", "Came[name=nobody]");
  }

  @Test
  void so_is_what_happens_where_a_refusal_was_told() {
    assertThatThrownBy(() -> desk.when(new Visit("ann")).thenRefused(Closed.class, "closed"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("expected a refusal", "Closed: closed", "Came[name=ann]");
  }

  @Test
  void runs_that_are_due_are_compared_by_name_and_message() {
    assertThatThrownBy(() -> desk.when(new Visit("ann")).thenDue("desk-count", new Came("eve")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "! desk-count ← Came[name=eve]", "! desk-greeting ← Card[name=ann]");
  }

  @Test
  void who_is_no_bean_has_no_handlers() {
    assertThatThrownBy(() -> HandlerStory.of(_ -> "a text"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("java.lang.String", "@Singleton");
  }
}

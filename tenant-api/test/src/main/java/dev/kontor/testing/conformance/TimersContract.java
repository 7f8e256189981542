package dev.kontor.testing.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What {@link Timers} promise. Time stands still unless a test lets it pass. */
public abstract class TimersContract {

  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  /** Made by a test that extends it. */
  protected TimersContract() {}

  /** Runs the body in a unit of work of its own. */
  protected abstract void inUnit(Consumer<Timers> body);

  /** The tenant's now. */
  protected abstract Instant now();

  /** Lets time pass, and all happen that is due then. */
  protected abstract void passes(Duration time);

  /** The {@link Noted} that have happened, in their order. */
  protected abstract List<? extends DomainEvent> happened();

  private static Noted noted(String text) {
    return new Noted("timers", text);
  }

  private void hasHappened(String... texts) {
    assertThat(happened()).extracting(event -> ((Noted) event).text()).containsExactly(texts);
  }

  @Test
  final void a_timer_raises_its_event_at_its_time_and_once() {
    inUnit(timers -> timers.at("egg", now().plus(A_MINUTE), noted("egg")));

    passes(A_MINUTE.minusMillis(1));
    hasHappened();
    passes(Duration.ofMillis(1));
    hasHappened("egg");
    passes(Duration.ofDays(1));
    hasHappened("egg");
  }

  @Test
  final void it_may_be_set_after_a_while_and_without_a_name() {
    inUnit(timers -> {
      timers.after("named", A_MINUTE, noted("named"));
      var first = timers.after(A_MINUTE.multipliedBy(2), noted("first"));
      var second = timers.at(now().plus(A_MINUTE.multipliedBy(3)), noted("second"));
      assertThat(first).isNotEqualTo(second);
    });

    passes(A_MINUTE);
    hasHappened("named");
    passes(A_MINUTE);
    passes(A_MINUTE);
    hasHappened("named", "first", "second");
  }

  @Test
  final void what_is_past_is_raised_at_once() {
    inUnit(timers -> timers.at("past", now().minus(A_MINUTE), noted("past")));

    passes(Duration.ZERO);

    hasHappened("past");
  }

  @Test
  final void a_name_stands_for_one_timer_that_can_be_replaced_and_taken_back() {
    inUnit(timers -> {
      timers.after("a", A_MINUTE, noted("first"));
      timers.after("b", A_MINUTE, noted("never"));
    });
    inUnit(timers -> {
      timers.after("a", A_MINUTE.multipliedBy(2), noted("second"));
      timers.cancel("b");
      timers.cancel("nobody's");
    });

    passes(A_MINUTE);
    hasHappened();
    passes(A_MINUTE);
    hasHappened("second");
  }

  @Test
  final void a_unit_that_fails_sets_and_cancels_nothing() {
    inUnit(timers -> timers.after("kept", A_MINUTE, noted("kept")));

    assertThatThrownBy(() ->
            inUnit(timers -> {
              timers.cancel("kept");
              timers.after("lost", A_MINUTE, noted("lost"));
              throw new IllegalStateException("no");
            }))
        .hasMessage("no");

    passes(A_MINUTE);
    hasHappened("kept");
  }

  @Test
  final void names_that_are_no_names_and_times_beyond_the_calendar_are_refused() {
    for (var name : List.of("", " ", "kontor:cron:morning", "x".repeat(201))) {
      assertThatThrownBy(() -> inUnit(timers -> timers.after(name, A_MINUTE, noted("never"))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("don't begin with 'kontor:'");
      assertThatThrownBy(() -> inUnit(timers -> timers.cancel(name)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> inUnit(timers -> timers.at("egg", Instant.MAX, noted("never"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("between the years 1 and 9999");
  }
}

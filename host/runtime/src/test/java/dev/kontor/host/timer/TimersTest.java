package dev.kontor.host.timer;

import static dev.kontor.host.world.Eventually.eventually;
import static dev.kontor.host.world.ManualWorld.BEGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.clockwork.Bells;
import dev.kontor.clockwork.ClockworkModule;
import dev.kontor.clockwork.Rang;
import dev.kontor.clockwork.Wind;
import dev.kontor.host.context.ContextUnderTest;
import dev.kontor.host.unit.StoredEvent;
import dev.kontor.host.unit.StoredTimer;
import dev.kontor.tenant.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What timers promise, in a world whose clock the test moves. */
final class TimersTest {

  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final Instant MONDAY_AT_EIGHT = Instant.parse("2026-03-02T08:00:00Z");

  private ContextUnderTest acme = new ContextUnderTest(new ClockworkModule());

  @AfterEach
  void close() {
    acme.close();
  }

  private void wind(Consumer<Timers> body) {
    acme.context().call(_ -> acme.context().send(new Wind(body)));
  }

  private List<String> heard() {
    return acme.bean(Bells.class).heard();
  }

  private void hears(String... bells) {
    eventually("these ring: " + List.of(bells), () -> heard().size() >= bells.length);
    acme.settle();
    assertThat(heard()).containsExactlyInAnyOrder(bells);
  }

  /** Those that are no method's. */
  private List<String> set() {
    return acme.database.timers().stream()
        .filter(timer -> timer.type() != null)
        .map(StoredTimer::name)
        .toList();
  }

  @Test
  void a_timer_raises_its_event_at_its_time_and_once() {
    wind(timers -> timers.after("egg", A_MINUTE, new Rang("egg")));

    acme.advance(A_MINUTE.minusMillis(1));
    acme.settle();
    assertThat(heard()).isEmpty();
    acme.advance(Duration.ofMillis(1));
    hears("egg");

    acme.advance(Duration.ofHours(1));
    hears("egg");
    assertThat(set()).isEmpty();
    assertThat(acme.database.events())
        .extracting(StoredEvent::type)
        .containsExactly("kontor.timer-due", "clockwork.rang");
  }

  @Test
  void what_is_due_already_is_raised_at_once_and_the_soonest_first() {
    wind(timers -> {
      timers.at("late", BEGIN.plus(A_MINUTE.multipliedBy(2)), new Rang("late"));
      timers.at("soon", BEGIN.plus(A_MINUTE), new Rang("soon"));
      timers.at(BEGIN.minus(A_MINUTE), new Rang("past"));
    });
    acme.advance(Duration.ZERO);
    hears("past");

    acme.advance(A_MINUTE);
    hears("past", "soon");
    assertThat(set()).containsExactly("late");
  }

  @Test
  void a_sooner_timer_that_is_set_later_is_in_time() {
    wind(timers -> timers.after("late", Duration.ofMinutes(50), new Rang("late")));
    wind(timers -> timers.after("soon", A_MINUTE, new Rang("soon")));

    acme.advance(A_MINUTE);

    hears("soon");
  }

  @Test
  void a_name_stands_for_one_timer_that_can_be_replaced_and_taken_back() {
    wind(timers -> {
      timers.after("a", A_MINUTE, new Rang("first"));
      timers.after("b", A_MINUTE, new Rang("never"));
    });
    wind(timers -> {
      timers.after("a", A_MINUTE.multipliedBy(2), new Rang("second"));
      timers.cancel("b");
      timers.cancel("nobody's");
    });

    acme.advance(A_MINUTE);
    acme.settle();
    assertThat(heard()).isEmpty();
    acme.advance(A_MINUTE);

    hears("second");
  }

  @Test
  void a_unit_that_fails_sets_and_cancels_nothing() {
    wind(timers -> timers.after("kept", A_MINUTE, new Rang("kept")));

    assertThatThrownBy(() ->
            wind(timers -> {
              timers.cancel("kept");
              timers.after("lost", A_MINUTE, new Rang("lost"));
              throw new IllegalStateException("no");
            }))
        .hasMessage("no");

    acme.advance(A_MINUTE);
    hears("kept");
  }

  @Test
  void a_crash_between_due_and_firing_loses_and_doubles_nothing() {
    wind(timers -> timers.after("egg", A_MINUTE, new Rang("egg")));
    acme.database.isAway(true);
    acme.advance(A_MINUTE);
    acme.crash();
    acme.database.isAway(false);
    assertThat(set()).containsExactly("egg");

    acme.world.advance(Duration.ofDays(1).minusHours(12));
    acme.startAgain();

    hears("egg");
    acme.crash();
    acme.startAgain();
    acme.settle();
    assertThat(heard()).isEmpty();
    assertThat(acme.database.events()).hasSize(2);
  }

  @Test
  void a_database_that_is_away_is_asked_again() {
    wind(timers -> timers.after("egg", A_MINUTE, new Rang("egg")));
    acme.database.isAway(true);
    acme.advance(A_MINUTE);
    eventually("it is to be tried again", () -> acme.world.hasTimer("timers"));

    acme.database.isAway(false);
    acme.advance(A_MINUTE);

    hears("egg");
  }

  @Test
  void an_event_that_its_handlers_refuse_is_tried_again_as_a_follow_up_is() {
    acme.bean(Bells.class).refusals.set(1);
    wind(timers -> timers.after("egg", A_MINUTE, new Rang("egg")));
    acme.advance(A_MINUTE);
    eventually("it is refused", () -> acme.bean(Bells.class).refusals.get() == 0);
    acme.advance(A_MINUTE);

    hears("egg");
  }

  @Test
  void many_that_are_due_at_once_are_all_raised() {
    wind(timers -> {
      for (int i = 0; i < 250; i++) {
        timers.after(A_MINUTE, new Rang("bell " + i));
      }
    });

    acme.advance(A_MINUTE);

    eventually("all have rung", () -> heard().size() == 250);
    assertThat(heard()).doesNotHaveDuplicates();
  }

  @Test
  void names_that_are_no_names_and_times_beyond_the_calendar_are_refused() {
    assertThatThrownBy(() -> wind(timers -> timers.cancel("kontor:cron:morning")))
        .hasMessageContaining("don't begin with 'kontor:'");
    assertThatThrownBy(() -> wind(timers -> timers.at("egg", Instant.MAX, new Rang("egg"))))
        .hasMessageContaining("between the years 1 and 9999");
  }

  @Test
  void a_cron_method_raises_its_event_at_its_times() {
    assertThat(acme.world.hasTimer("timers")).isTrue();

    acme.advance(Duration.between(BEGIN, MONDAY_AT_EIGHT));
    hears("morning of 2026-03-02T08:00:00Z");
    acme.advance(Duration.ofDays(1));

    hears("morning of 2026-03-02T08:00:00Z", "morning of 2026-03-03T08:00:00Z");
  }

  @Test
  void times_that_were_missed_count_as_one() {
    acme.settle();
    acme.crash();
    acme.world.advance(Duration.ofDays(4));

    acme.startAgain();

    hears("morning of 2026-03-02T08:00:00Z");
    assertThat(acme.database.timers())
        .extracting(StoredTimer::dueAt)
        .containsExactly(Instant.parse("2026-03-06T08:00:00Z"));
  }

  @Test
  void timers_go_by_the_tenants_own_clock() {
    acme.close();
    acme = new ContextUnderTest(new ClockworkModule(), Duration.ofHours(-1));
    wind(timers -> timers.at("egg", BEGIN.minus(Duration.ofMinutes(30)), new Rang("egg")));

    acme.advance(Duration.ofMinutes(29));
    acme.settle();
    assertThat(heard()).isEmpty();
    acme.advance(A_MINUTE);

    hears("egg");
  }
}

package dev.kontor.host.followup;

import static dev.kontor.host.followup.FollowUpsUnderTest.PAUSE;
import static dev.kontor.host.followup.FollowUpsUnderTest.inOrder;
import static dev.kontor.host.followup.FollowUpsUnderTest.soon;
import static dev.kontor.host.followup.RunsUnderTest.run;
import static dev.kontor.host.world.Eventually.eventually;
import static dev.kontor.host.world.ManualWorld.BEGIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.unit.Due;
import dev.kontor.host.unit.UnknownEventType;
import dev.kontor.tenant.Conflict;
import dev.kontor.tenant.PermanentFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What fails is tried again at the right time, and parked at last; nothing is lost on the way. */
final class RetryTest {

  private final FollowUpsUnderTest host = new FollowUpsUnderTest();

  @BeforeEach
  void start() {
    host.followUps.start();
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private Due stored() {
    return host.store.next("mail", "a", 0, 1).getFirst();
  }

  private void commit() {
    host.commit(run(1, "mail", "a"));
    host.isQuiet();
  }

  private void conflict() {
    host.on(
        1,
        _ -> {
          throw new Conflict("others were faster", null);
        });
  }

  @Test
  void a_pause_doubles_up_to_a_minute_with_a_quarter_of_jitter() {
    var backOff = new BackOff(new Random(1));
    var pauses = new ArrayList<Duration>();
    for (int failures = 1; failures <= 40; failures++) {
      pauses.add(backOff.after(failures, PAUSE));
    }

    for (int failures = 1; failures <= 40; failures++) {
      var least = failures < 11 ? PAUSE.multipliedBy(1L << (failures - 1)) : Duration.ofMinutes(1);
      least = least.compareTo(Duration.ofMinutes(1)) < 0 ? least : Duration.ofMinutes(1);
      assertThat(pauses.get(failures - 1)).isBetween(least, least.multipliedBy(5).dividedBy(4));
    }
    assertThat(pauses.subList(20, 40)).doesNotHaveDuplicates();
  }

  @Test
  void a_pause_that_is_longer_than_a_minute_stays_as_it_is() {
    var hour = Duration.ofHours(1);

    assertThat(new BackOff(new Random(1)).after(7, hour)).isBetween(hour, Duration.ofMinutes(75));
    assertThat(new BackOff(new Random(1)).after(7, Duration.ofSeconds(Long.MAX_VALUE)))
        .isLessThan(Duration.ofDays(500));
    assertThat(new BackOff(new Random(1)).after(1, Duration.ZERO)).isZero();
  }

  @Test
  void what_failed_is_kept_with_the_time_of_its_next_try_and_not_tried_before() {
    host.fail(1);
    commit();

    var again = stored().again();
    assertThat(stored().followUp().attempts()).isOne();
    assertThat(again).isBetween(BEGIN.plus(PAUSE), BEGIN.plus(PAUSE.multipliedBy(5).dividedBy(4)));
    assertThat(host.world.nextTimer("follow-ups")).isEqualTo(again);

    host.world.advance(PAUSE.minusNanos(1));
    host.isQuiet();
    assertThat(host.triesOf(1)).isOne();
    host.isTriedAgainAfter(1, PAUSE);
    assertThat(stored().followUp().attempts()).isEqualTo(2);
  }

  @Test
  void an_event_whose_type_nobody_knows_parks_its_run_at_once() {
    host.on(
        1,
        due -> {
          throw new UnknownEventType(due.event(), 0);
        });
    commit();

    var letter = host.followUps.parked(0, 10).getFirst();
    assertThat(letter.attempts()).isOne();
    assertThat(letter.error()).contains("'cargo-booked', which this application doesn't know");
    assertThat(host.triesOf(1)).isOne();
  }

  @Test
  void a_try_knows_how_often_it_has_failed() {
    var attempts = new ArrayList<Integer>();
    host.on(
        1,
        due -> {
          attempts.add(due.followUp().attempts());
          throw new IllegalStateException();
        });
    commit();
    host.isTriedAgainAfter(1, PAUSE.multipliedBy(2));
    host.isTriedAgainAfter(1, PAUSE.multipliedBy(3));

    assertThat(attempts).containsExactly(0, 1, 2);
  }

  @Test
  void after_its_last_attempt_it_is_parked_with_its_error_and_stack() {
    host.fail(1);
    commit();
    host.isTriedAgainAfter(1, PAUSE.multipliedBy(2));
    host.isTriedAgainAfter(1, PAUSE.multipliedBy(3));

    var letter = host.followUps.parked(0, 10_000).getFirst();
    assertThat(letter.attempts()).isEqualTo(3);
    assertThat(letter.error()).contains("run 1 fails").contains("at dev.kontor.host.followup");
    assertThat(host.world.hasTimers()).isFalse();
  }

  @Test
  void an_error_of_any_length_and_of_any_characters_can_be_kept() {
    var text = ErrorText.of(new IllegalStateException("a\0b\uD800" + "x".repeat(50_000)));

    assertThat(text).hasSizeLessThanOrEqualTo(ErrorText.LONGEST).doesNotContain("\0", "\uD800");
  }

  @Test
  void an_error_whose_text_cannot_be_made_is_parked_with_its_kind() {
    host.handler("invoice", 1, 4);
    host.on(
        2,
        _ -> {
          throw new Unspeakable();
        });
    host.commit(run(2, "invoice", "a"));
    host.isQuiet();

    assertThat(host.followUps.parked(0, 10).getFirst().error())
        .contains("Unspeakable", "whose text can't be made", "UnsupportedOperationException");
  }

  private static final class Unspeakable extends RuntimeException {

    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      throw new UnsupportedOperationException("no text");
    }
  }

  @Test
  void an_error_that_is_no_exception_is_a_failure_too() {
    host.on(
        1,
        _ -> {
          throw new AssertionError("deep");
        });
    commit();

    assertThat(stored().followUp().attempts()).isOne();
    host.succeed(1);
    host.isTriedAgainAfter(1, PAUSE.multipliedBy(2));
    assertThat(host.done()).containsExactly(1L);
  }

  @Test
  void an_earlier_lifes_retry_waits_for_its_time() {
    for (var queue : List.of("b", "c")) {
      long number = queue.equals("b") ? 11 : 13;
      host.store.add(run(number, "mail", queue));
      host.store.add(run(number + 1, "mail", queue));
    }
    host.store.failed(11, 1, "error", BEGIN.plus(PAUSE));
    host.store.failed(13, 1, "error", Instant.MAX);
    try (var next =
        new FollowUps(
            host.store,
            (dues, _) -> inOrder(dues, due -> host.store.done(due.followUp().number())),
            _ -> new Policy(3, PAUSE, 4, true),
            host.world,
            16)) {
      next.start();
      soon(next.quiet());
      assertThat(host.store.backlog().waiting()).isEqualTo(4);

      host.world.advance(PAUSE);
      soon(next.quiet());
      eventually("one queue is done", () -> host.store.backlog().waiting() == 2);

      host.world.advance(Duration.ofSeconds(75));
      eventually(
          "whatever the clock says, the other is", () -> host.store.backlog().waiting() == 0);
    }
  }

  @Test
  void a_conflict_is_tried_again_soon_and_is_no_attempt() {
    conflict();
    commit();
    for (int tries = 1; tries < Attempts.MOST_CONFLICTS - 1; tries++) {
      host.isTriedAgainAfter(1, Duration.ofMillis(1_250));
    }
    assertThat(host.triesOf(1)).isEqualTo(Attempts.MOST_CONFLICTS - 1);
    assertThat(stored().followUp().attempts()).isZero();

    host.isTriedAgainAfter(1, Duration.ofMillis(1_250));
    assertThat(stored().followUp().attempts()).isOne();
  }

  @Test
  void the_first_conflict_is_tried_again_within_hundredths_of_a_second() {
    conflict();
    commit();
    host.succeed(1);

    host.isTriedAgainAfter(1, Duration.ofMillis(13));

    assertThat(host.done()).containsExactly(1L);
  }

  @Test
  void a_run_that_is_gone_is_let_go_and_holds_nothing() {
    host.on(1, _ -> host.store.done(1));

    commit();

    host.commit(run(2, "mail", "a"));
    host.areDone(2L);
    assertThat(host.triesOf(1)).isOne();
    assertThat(host.world.hasTimers()).isFalse();
  }

  @Test
  void a_run_whose_commit_got_no_answer_is_found_gone_and_never_parked() {
    host.handler("invoice", 1, 4);
    host.on(
        2,
        _ -> {
          host.store.done(2);
          throw new IllegalStateException("the connection was cut during COMMIT");
        });

    host.commit(run(2, "invoice", "a"));
    host.isQuiet();

    host.commit(run(3, "invoice", "a"));
    host.areDone(3L);
    assertThat(host.followUps.parked(0, 10_000)).isEmpty();
  }

  @Test
  void runs_of_a_handler_that_no_longer_exists_are_all_parked_at_once() {
    host.commit(run(1, "old", "a"), run(2, "old", "a"), run(3, "old", null));
    host.isQuiet();

    assertThat(host.followUps.parked(0, 10_000))
        .hasSize(3)
        .allSatisfy(it -> assertThat(it.error()).contains("handler 'old' no longer exists"));
    assertThat(host.begun()).isEmpty();
  }

  @Test
  void a_failure_that_cannot_be_written_down_is_no_attempt() {
    host.fail(1);
    host.store.refuse(Set.of("failed", "park")::contains);
    commit();
    for (int tries = 0; tries < 5; tries++) {
      host.isTriedAgainAfter(1, Duration.ofSeconds(2L << tries));
    }
    assertThat(stored().followUp().attempts()).isZero();

    host.store.refuse(_ -> false);
    host.isTriedAgainAfter(1, Duration.ofSeconds(64));
    assertThat(stored().followUp().attempts()).isOne();
  }

  @Test
  void a_last_attempt_that_cannot_be_written_down_is_made_again() {
    host.handler("invoice", 1, 4);
    host.fail(2);
    host.store.refuse("park"::equals);
    host.commit(run(2, "invoice", "a"), run(3, "invoice", "a"));
    host.isQuiet();

    host.store.refuse(_ -> false);
    host.succeed(2);
    host.world.advance(Duration.ofSeconds(2));

    host.areDone(2L, 3L);
    assertThat(host.followUps.parked(0, 10_000)).isEmpty();
  }

  @Test
  void what_fails_for_good_and_cannot_be_parked_yet_is_parked_later_and_not_run_again() {
    host.on(
        2,
        _ -> {
          throw new PermanentFailure("never");
        });
    host.store.refuse("park"::equals);
    host.commit(run(2, "invoice", "a"), run(3, "invoice", "a"));
    host.isQuiet();
    assertThat(host.followUps.parked(0, 10_000)).isEmpty();

    host.store.refuse(_ -> false);
    host.world.advance(Duration.ofSeconds(2));

    eventually("it is parked", () -> host.followUps.parked(0, 10_000).size() == 1);
    host.isQuiet();
    assertThat(host.begun()).containsExactly(2L);
  }
}

package dev.kontor.host.followup;

import static dev.kontor.host.followup.FollowUpsUnderTest.PAUSE;
import static dev.kontor.host.followup.FollowUpsUnderTest.soon;
import static dev.kontor.host.followup.RunsUnderTest.SAID;
import static dev.kontor.host.followup.RunsUnderTest.run;
import static dev.kontor.host.world.Eventually.eventually;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.unit.Due;
import dev.kontor.host.unit.UnitStore.Stale;
import dev.kontor.host.world.ManualWorld;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In which order follow-ups run, what they hold, and what the engine keeps and leaves. */
final class FollowUpsTest {

  private final FollowUpsUnderTest host = new FollowUpsUnderTest();
  private final FollowUps followUps = host.followUps;

  @AfterEach
  void stop() {
    host.close();
  }

  private static Due mail(long number, @Nullable String queue) {
    return run(number, "mail", queue);
  }

  private static Due[] mails(long from, long to, @Nullable String queue) {
    return LongStream.rangeClosed(from, to).mapToObj(it -> mail(it, queue)).toArray(Due[]::new);
  }

  private static List<Long> numbers(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  private void park(long number) {
    host.fail(number);
    host.commit(mail(number, "a"));
    host.isQuiet();
    host.isTriedAgainAfter(number, PAUSE.multipliedBy(2));
    host.isTriedAgainAfter(number, PAUSE.multipliedBy(4));
    assertThat(followUps.parked(0, 10_000)).hasSize(1);
  }

  @Test
  void what_is_committed_runs_at_once_and_the_store_is_not_asked() {
    followUps.start();

    host.commit(mail(2, "a"), mail(4, null));

    host.areDone(2L, 4L);
    assertThat(host.store.asked("next")).isZero();
    assertThat(host.store.asked("waiting")).isOne();
  }

  @Test
  void a_run_that_only_commits_yet_has_given_its_place_to_another_but_not_its_queue() {
    var narrow = new FollowUpsUnderTest(2);
    try (var engine = narrow.followUps) {
      engine.start();
      var first = narrow.holdCommit(2);
      narrow.commit(mail(2, "a"));
      narrow.commit(mail(4, "a"), mail(6, "b"), mail(8, "c"));

      narrow.areDone(6L, 8L);

      assertThat(narrow.begun()).doesNotContain(4L);
      assertThat(engine.isQuiet()).isFalse();
      first.complete(null);
      narrow.isQuiet();
      assertThat(narrow.done()).containsExactly(6L, 8L, 2L, 4L);
    }
  }

  @Test
  void stopping_waits_for_a_run_that_only_commits_yet() {
    followUps.start();
    var first = host.holdCommit(2);
    host.commit(mail(2, "a"));
    eventually("it has begun", () -> host.begun().contains(2L));

    assertThat(followUps.stop(Duration.ofMillis(1))).isFalse();

    first.complete(null);
    assertThat(followUps.stop(Duration.ofSeconds(20))).isTrue();
    assertThat(host.done()).containsExactly(2L);
  }

  @Test
  void what_an_earlier_life_left_is_gone_on_with_in_order() {
    for (var due : mails(1, 250, "a")) {
      host.store.add(due);
    }

    followUps.start();
    host.isQuiet();

    assertThat(host.done()).isEqualTo(numbers(1, 250));
  }

  @Test
  void what_is_committed_before_the_start_waits_for_what_was_there() {
    host.store.add(mail(1, "a"));
    host.commit(mail(2, "a"));
    assertThat(host.begun()).isEmpty();

    followUps.start();
    host.isQuiet();

    assertThat(host.done()).containsExactly(1L, 2L);
  }

  @Test
  void a_start_that_the_store_refuses_can_be_made_again() {
    host.store.add(mail(1, "a"));
    host.store.refuse("waiting"::equals);
    assertThatThrownBy(followUps::start).hasMessageContaining("away");
    host.store.refuse(_ -> false);

    followUps.start();

    host.areDone(1L);
  }

  @Test
  void an_idle_engine_asks_nothing_and_holds_no_timer() {
    followUps.start();
    host.fail(2);
    host.commit(mail(2, "a"));
    host.isQuiet();
    assertThat(host.world.hasTimers()).isTrue();
    host.succeed(2);
    host.isTriedAgainAfter(2, PAUSE.multipliedBy(2));

    int asked = host.store.asked("next");
    host.world.advance(Duration.ofHours(1));

    assertThat(host.world.hasTimers()).isFalse();
    assertThat(host.store.asked("next")).isEqualTo(asked);
  }

  @Test
  void runs_of_a_queue_wait_for_one_another_and_other_queues_go_on() {
    followUps.start();
    var first = host.hold(1);

    host.commit(mail(1, "a"), mail(2, "a"), mail(3, "b"), run(4, "invoice", "a"));

    host.areDone(3L, 4L);
    assertThat(host.begun()).doesNotContain(2L);
    first.complete(null);
    host.areDone(1L, 2L);
  }

  @Test
  void a_run_that_is_to_be_retried_holds_its_queue_only() {
    followUps.start();
    host.fail(1);

    host.commit(mail(1, "a"), mail(2, "a"), mail(3, "b"));
    host.areDone(3L);
    host.isQuiet();
    assertThat(host.done()).containsExactly(3L);

    host.succeed(1);
    host.world.advance(PAUSE.multipliedBy(2));
    host.areDone(2L);
    assertThat(host.done()).containsExactly(3L, 1L, 2L);
  }

  @Test
  void a_dead_letter_holds_its_queue_until_it_is_replayed() {
    followUps.start();
    park(1);
    host.commit(mail(2, "a"), mail(3, "b"));
    host.areDone(3L);
    host.isQuiet();
    assertThat(host.done()).containsExactly(3L);

    host.succeed(1);
    assertThat(followUps.replay(1)).isTrue();

    host.areDone(2L);
    assertThat(host.done()).containsExactly(3L, 1L, 2L);
    assertThat(requireNonNull(followUps.backlog()).parked()).isZero();
  }

  @Test
  void a_dead_letter_holds_its_queue_until_it_is_discarded() {
    followUps.start();
    park(1);
    host.commit(mail(2, "a"));

    assertThat(followUps.discard(1)).isTrue();

    host.areDone(2L);
    assertThat(host.done()).containsExactly(2L);
  }

  @Test
  void a_dead_letter_of_an_earlier_life_holds_its_queue() {
    host.store.add(mail(1, "a"));
    host.store.add(mail(2, "a"));
    host.store.park(2, 3, "error", ManualWorld.BEGIN);
    host.store.add(mail(3, "a"));

    followUps.start();
    host.isQuiet();
    assertThat(host.done()).containsExactly(1L);

    followUps.discard(2);
    host.areDone(3L);
  }

  @Test
  void nothing_is_replayed_or_discarded_that_is_no_dead_letter() {
    followUps.start();

    assertThat(followUps.replay(1)).isFalse();
    assertThat(followUps.discard(1)).isFalse();
  }

  @Test
  void a_queue_goes_on_although_the_answer_to_a_replay_was_lost() {
    followUps.start();
    park(1);
    host.succeed(1);
    host.store.loseAnswers("replay"::equals);

    assertThatThrownBy(() -> followUps.replay(1)).hasMessageContaining("away");

    host.areDone(1L);
  }

  @Test
  void without_a_queue_no_run_waits_for_another_up_to_the_handlers_bound() {
    followUps.start();
    var held = List.of(host.hold(1), host.hold(2), host.hold(3), host.hold(4));

    host.commit(mails(1, 5, null));

    eventually("four are under way", () -> host.begun().size() == 4);
    held.get(1).complete(null);
    host.areDone(2L, 5L);
    held.forEach(it -> it.complete(null));
    host.areDone(1L, 3L, 4L);
  }

  @Test
  void without_a_queue_neither_a_retry_nor_a_dead_letter_holds_others() {
    followUps.start();
    host.handler("invoice", 1, 1);
    host.fail(1);
    host.fail(2);

    host.commit(mail(1, null), run(2, "invoice", null));
    host.isQuiet();
    host.commit(mail(3, null), run(4, "invoice", null));

    host.areDone(3L, 4L);
    var left = new FollowUpStore.Backlog(1, 1);
    eventually("two are left", () -> left.equals(followUps.backlog()));
  }

  @Test
  void a_handler_has_so_many_queues_under_way_as_its_policy_says() {
    followUps.start();
    var held = LongStream.rangeClosed(1, 5).mapToObj(host::hold).toList();

    for (long number = 1; number <= 5; number++) {
      host.commit(mail(number, "queue-" + number));
    }

    eventually("four are under way", () -> host.begun().size() == 4);
    held.getFirst().complete(null);
    eventually("the fifth is, too", () -> host.begun().size() == 5);
    held.forEach(it -> it.complete(null));
    host.isQuiet();
  }

  @Test
  void a_slow_handler_leaves_places_for_others() {
    try (var small = new FollowUpsUnderTest(2)) {
      small.followUps.start();
      var slow = small.hold(1);
      var second = small.hold(2);
      small.commit(mail(1, "a"), mail(2, "b"));
      eventually("the slow one has begun", () -> small.begun().size() == 1);

      small.commit(run(3, "invoice", "a"), run(4, "invoice", "b"));

      small.areDone(3L, 4L);
      assertThat(small.begun()).containsExactly(1L, 3L, 4L);
      slow.complete(null);
      second.complete(null);
      small.isQuiet();
    }
  }

  @Test
  void a_flood_of_one_handlers_runs_takes_turns_with_anothers() {
    try (var small = new FollowUpsUnderTest(1)) {
      small.followUps.start();
      var first = small.hold(1);
      small.commit(mails(1, 2_000, null));
      small.commit(run(3_001, "invoice", "a"), run(3_002, "invoice", "b"));

      first.complete(null);
      small.isQuiet();

      assertThat(small.done().indexOf(3_001L)).isLessThan(5);
      assertThat(small.done().indexOf(3_002L)).isLessThan(5);
      assertThat(small.done()).hasSize(2_002);
    }
  }

  @Test
  void a_long_queue_takes_turns_with_others_of_its_handler() {
    host.handler("mail", 3, 1);
    followUps.start();
    var first = host.hold(1);
    host.commit(mails(1, 300, "a"));
    host.commit(mail(301, "b"));

    first.complete(null);
    host.isQuiet();

    assertThat(host.done().indexOf(301L)).isLessThanOrEqualTo(Lane.MOST_TOGETHER);
    assertThat(host.done()).hasSize(301);
  }

  @Test
  void runs_that_wait_behind_one_another_are_tried_together() {
    followUps.start();
    var first = host.hold(1);
    host.commit(mail(1, "a"));
    host.commit(mails(2, 20, "a"));
    host.commit(mail(30, null), mail(31, null));

    first.complete(null);
    host.isQuiet();

    assertThat(host.together())
        .contains(List.of(1L), List.of(30L), List.of(31L))
        .contains(numbers(2, 1 + Lane.MOST_TOGETHER));
    assertThat(host.done().stream().filter(number -> number < 30))
        .containsExactlyElementsOf(numbers(1, 20));
  }

  @Test
  void runs_of_a_handler_that_goes_alone_are_tried_one_by_one() {
    host.handlerAlone("mail");
    followUps.start();
    host.commit(mails(1, 5, "a"));
    host.isQuiet();

    assertThat(host.together())
        .containsExactly(List.of(1L), List.of(2L), List.of(3L), List.of(4L), List.of(5L));
  }

  @Test
  void one_that_fails_among_others_is_tried_again_alone_and_holds_those_behind_it() {
    followUps.start();
    host.fail(2);
    host.commit(mail(1, "a"), mail(2, "a"), mail(3, "a"));
    host.isQuiet();
    assertThat(host.done()).containsExactly(1L);
    assertThat(host.triesOf(2)).isOne();
    assertThat(followUps.figures().getFirst().errors()).isOne();

    host.succeed(2);
    host.isTriedAgainAfter(2, PAUSE.multipliedBy(2));

    assertThat(host.done()).containsExactly(1L, 2L, 3L);
    assertThat(host.together()).startsWith(List.of(1L, 2L, 3L), List.of(2L));
  }

  @Test
  void when_the_first_of_several_fails_it_alone_has() {
    followUps.start();
    host.fail(1);
    host.commit(mail(1, "a"), mail(2, "a"));
    host.isQuiet();

    assertThat(host.triesOf(1)).isOne();
    assertThat(followUps.figures().getFirst().errors()).isOne();
    assertThat(host.triesOf(2)).isZero();
  }

  @Test
  void what_is_in_vain_together_is_tried_alone_and_counts_for_nobody() {
    followUps.start();
    host.refuseTogether();
    host.commit(mail(1, "a"), mail(2, "a"), mail(3, "a"));
    host.isQuiet();

    assertThat(host.done()).containsExactly(1L, 2L, 3L);
    assertThat(host.together())
        .containsExactly(List.of(1L, 2L, 3L), List.of(1L), List.of(2L), List.of(3L));
    assertThat(followUps.figures().getFirst().errors()).isZero();
  }

  @Test
  void of_many_waiting_runs_few_are_kept_in_memory_and_none_is_lost() {
    host.handler("mail", 3, 1);
    followUps.start();
    var first = host.hold(1);
    var kept = new ArrayList<WeakReference<Due>>();
    for (long number = 1; number <= 20_000; number++) {
      var due = mail(number, number % 3 == 0 ? null : "queue-" + number % 40);
      host.store.add(due);
      followUps.committed(List.of(due));
      kept.add(new WeakReference<>(due));
    }

    eventually(
        "few are kept",
        () -> {
          System.gc();
          return kept.stream().filter(it -> it.get() != null).count() <= Lanes.MOST_KEPT;
        });
    first.complete(null);
    host.isQuiet();

    assertThat(host.done()).hasSize(20_000).doesNotHaveDuplicates();
    for (int queue = 0; queue < 40; queue++) {
      int it = queue;
      assertThat(host.done().stream().filter(n -> n % 3 != 0 && n % 40 == it)).isSorted();
    }
  }

  @Test
  void many_failing_runs_without_a_queue_hold_no_others_and_all_are_parked() {
    followUps.start();
    LongStream.rangeClosed(1, 1_000).forEach(host::fail);
    host.commit(mails(1, 1_001, null));
    host.areDone(1_001L);

    eventually(
        "all are parked",
        () -> {
          host.world.advance(Duration.ofSeconds(2));
          host.isQuiet();
          return requireNonNull(followUps.backlog()).parked() == 1_000;
        });

    assertThat(host.begun()).hasSize(3_001);
    assertThat(host.world.hasTimers()).isFalse();
  }

  @Test
  void a_run_that_a_page_shows_before_its_commit_is_heard_of_runs_once() {
    host.store.add(mail(1, "a"));
    host.store.add(mail(2, "a"));
    followUps.start();
    host.isQuiet();

    followUps.committed(List.of(mail(2, "a")));
    host.isQuiet();

    assertThat(host.begun()).containsExactly(1L, 2L);
  }

  @Test
  void a_run_that_is_committed_while_a_page_is_read_runs_once_and_in_order() {
    host.store.add(mail(1, "a"));
    var during = new CompletableFuture<Void>();
    host.store.whenAnswered(_ -> {
      if (during.complete(null)) {
        host.commit(mail(2, "a"), mail(3, "a"), mail(4, null));
      }
    });

    followUps.start();
    host.areDone(1L, 2L, 3L, 4L);
    host.isQuiet();

    assertThat(host.begun()).hasSize(4);
    assertThat(host.done().stream().filter(it -> it < 4)).containsExactly(1L, 2L, 3L);
  }

  @Test
  void a_dead_letter_whose_commit_is_heard_of_late_stays_one() {
    host.handler("mail", 1, 4);
    host.fail(1);
    host.store.add(mail(1, null));
    followUps.start();
    host.isQuiet();
    host.succeed(1);

    followUps.committed(List.of(mail(1, null)));
    host.isQuiet();

    assertThat(host.begun()).containsExactly(1L);
    assertThat(requireNonNull(followUps.backlog()).parked()).isOne();
  }

  @Test
  void a_unit_with_a_lower_number_that_is_heard_of_later_is_not_lost() {
    followUps.start();
    host.commit(mail(10, null));
    host.commit(mail(12, "a"));
    host.isQuiet();

    host.commit(mail(9, null));
    host.commit(mail(11, "b"));

    host.areDone(9L, 10L, 11L, 12L);
  }

  @Test
  void a_run_that_is_under_way_when_a_page_shows_it_runs_once() {
    var second = host.hold(2);
    host.store.add(mail(2, null));
    followUps.start();
    eventually("it has begun", () -> host.begun().contains(2L));

    host.commit(mail(1, null));
    host.areDone(1L);
    second.complete(null);
    host.isQuiet();

    assertThat(host.begun()).containsExactly(2L, 1L);
  }

  @Test
  void a_run_that_ends_while_a_page_shows_it_runs_once() {
    var second = host.hold(2);
    host.store.add(mail(2, null));
    followUps.start();
    eventually("it has begun", () -> host.begun().contains(2L));
    host.store.whenAnswered(_ -> {
      second.complete(null);
      eventually("it is noted", () -> followUps.figures().getFirst().runs() == 1);
    });

    host.commit(mail(1, null));
    host.areDone(1L);
    host.isQuiet();

    assertThat(host.begun()).containsExactly(2L, 1L);
  }

  @Test
  void what_is_done_leaves_its_room_to_others() {
    followUps.start();
    for (long begin = 1; begin <= 2_000; begin += 50) {
      host.commit(mails(begin, begin + 49, null));
      host.isQuiet();
    }

    assertThat(host.done()).hasSize(2_000);
    assertThat(host.store.asked("next")).isZero();
  }

  @Test
  void many_failing_queues_hold_their_later_runs_however_few_are_kept() {
    followUps.start();
    for (long number = 1; number <= 2_400; number++) {
      if (number <= 1_200) {
        host.fail(number);
      }
      var due = mail(number, "queue-" + number % 1_200);
      host.store.add(due);
      followUps.committed(List.of(due));
    }
    host.isQuiet();
    assertThat(host.done()).isEmpty();
    assertThat(host.begun()).hasSize(1_200);

    LongStream.rangeClosed(1, 1_200).forEach(host::succeed);
    host.world.advance(PAUSE.multipliedBy(2));
    eventually("all are done", () -> host.done().size() == 2_400);

    assertThat(host.begun()).hasSize(3_600);
  }

  @Test
  void a_page_that_cannot_be_read_is_asked_for_again() {
    host.store.add(mail(1, "a"));
    host.store.refuse("next"::equals);
    followUps.start();
    host.isQuiet();
    assertThat(host.begun()).isEmpty();

    host.store.refuse(_ -> false);
    host.world.advance(Duration.ofSeconds(2));

    host.areDone(1L);
  }

  @Test
  void quiet_waits_for_what_runs() {
    followUps.start();
    var first = host.hold(1);
    host.commit(mail(1, "a"));

    var quiet = followUps.quiet();
    assertThat(quiet).isNotDone();
    first.complete(null);

    soon(quiet);
    assertThat(host.done()).containsExactly(1L);
  }

  @Test
  void a_watch_is_settled_when_all_of_its_request_is_done_or_parked() {
    followUps.start();
    var correlation = new UUID(1, 1);
    host.handler("invoice", 1, 4);
    var first = host.hold(1);
    host.fail(2);
    try (var watch = followUps.watch(correlation)) {
      assertThat(watch.settled()).isDone();
      host.commit(
          run(1, "mail", "a", correlation), run(2, "invoice", "a", correlation), mail(3, "b"));
      host.areDone(3L);
      assertThat(watch.settled()).isNotDone();

      first.complete(null);

      soon(watch.settled());
    }
    assertThat(host.done()).contains(1L);
    assertThat(followUps.parked(0, 10_000)).hasSize(1);
  }

  @Test
  void a_watch_sees_what_a_run_leads_to_and_what_is_retried() {
    followUps.start();
    var correlation = new UUID(1, 1);
    host.on(1, _ -> host.commit(run(2, "mail", "b", correlation)));
    host.fail(2);
    try (var watch = followUps.watch(correlation)) {
      host.commit(run(1, "mail", "a", correlation));
      host.isQuiet();
      var settled = watch.settled();
      assertThat(settled).isNotDone();

      host.succeed(2);
      host.world.advance(PAUSE.multipliedBy(2));

      soon(settled);
    }
  }

  @Test
  void nobody_waits_for_a_watch_that_is_closed() {
    followUps.start();
    var correlation = new UUID(1, 1);
    var first = host.hold(1);
    var watch = followUps.watch(correlation);
    var other = followUps.watch(correlation);
    host.commit(run(1, "mail", "a", correlation));
    var settled = watch.settled();
    var othersSettled = other.settled();

    watch.close();

    eventually("who waited is told", settled::isCancelled);
    assertThat(watch.settled()).isCancelled();
    assertThat(othersSettled).isNotDone();
    first.complete(null);
    soon(othersSettled);
  }

  @Test
  void stopping_begins_nothing_and_waits_for_what_runs() {
    followUps.start();
    var first = host.hold(1);
    host.fail(3);
    host.commit(mail(1, "a"), mail(3, "b"));
    host.commit(mail(2, "a"));
    eventually("both have begun", () -> host.begun().size() == 2);
    eventually("one is put off", () -> host.world.hasTimers());
    var stopped = CompletableFuture.supplyAsync(() -> followUps.stop(Duration.ofMinutes(1)));
    eventually("it stops", () -> followUps.quiet().isCancelled());
    assertThat(stopped).isNotDone();

    first.complete(null);

    assertThat(soon(stopped)).isTrue();
    host.commit(mail(4, "c"));
    assertThat(host.begun()).containsExactlyInAnyOrder(1L, 3L);
    assertThat(host.world.hasTimers()).isFalse();
    assertThat(followUps.figures()).isEmpty();
  }

  @Test
  void a_page_that_fails_after_the_engine_has_stopped_leaves_no_timer() {
    host.store.add(mail(1, "a"));
    host.store.whenAnswered(_ -> {
      followUps.close();
      throw new IllegalStateException("the database is away");
    });

    followUps.start();
    eventually("the page is asked for", () -> host.store.asked("next") == 1);
    assertThat(followUps.stop(Duration.ofMinutes(1))).isTrue();

    assertThat(host.world.hasTimers()).isFalse();
  }

  @Test
  void stopping_waits_no_longer_than_it_may() {
    followUps.start();
    var first = host.hold(1);
    host.commit(mail(1, "a"));
    eventually("it has begun", () -> host.begun().size() == 1);

    assertThat(followUps.stop(Duration.ofMillis(1))).isFalse();

    first.complete(null);
    assertThat(followUps.stop(Duration.ofMinutes(1))).isTrue();
  }

  @Test
  void who_waits_for_an_engine_that_stops_is_told() {
    followUps.start();
    var first = host.hold(1);
    var watch = followUps.watch(new UUID(7, 1));
    host.commit(mail(1, "a"));
    var quiet = followUps.quiet();
    var settled = watch.settled();

    followUps.close();

    eventually("both are told", () -> quiet.isCancelled() && settled.isCancelled());
    first.complete(null);
  }

  @Test
  void an_engine_whose_tenant_another_host_owns_stops() {
    followUps.start();
    host.fail(1);
    host.commit(mail(1, "a"));
    host.isQuiet();
    host.on(
        2,
        _ -> {
          throw new Stale(1, 2);
        });

    host.commit(mail(2, "b"));
    eventually("it stops", () -> followUps.quiet().isCancelled());
    host.commit(mail(3, "c"));

    assertThat(host.begun()).containsExactly(1L, 2L);
    assertThat(host.world.hasTimers()).isFalse();
    eventually("its context may sleep", followUps::isQuiet);
  }

  @Test
  void figures_count_by_handler() {
    followUps.start();
    park(1);
    host.commit(mail(2, "a"), mail(3, "b"), run(4, "invoice", "a"));
    host.areDone(3L, 4L);
    host.isQuiet();

    assertThat(followUps.figures())
        .containsExactlyInAnyOrder(
            new Figures("mail", 1, 3, 2, 1, SAID.plusSeconds(2)),
            new Figures("invoice", 1, 0, 0, 0, null));
  }
}

package dev.kontor.host.followup;

import static dev.kontor.host.followup.RunsUnderTest.run;
import static dev.kontor.host.world.Eventually.eventually;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.followup.FollowUpStore.Backlog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the engine does with more left runs, and more held queues, than memory should hold. */
final class LeftoversTest {

  private static final int QUEUES = 5_000;

  private final FollowUpsUnderTest host = new FollowUpsUnderTest();

  @AfterEach
  void close() {
    host.close();
  }

  @Test
  void a_long_backlog_is_taken_up_by_pages_as_its_queues_are_done() {
    var most = new AtomicInteger();
    for (long i = 1; i <= QUEUES; i++) {
      host.store.add(run(2 * i, "mail", "queue-" + i));
      host.on(2 * i, _ -> most.accumulateAndGet(host.followUps.queues(), Math::max));
    }

    host.followUps.start();

    assertThat(requireNonNull(host.followUps.backlog()).waiting()).isPositive();
    host.isQuiet();
    assertThat(host.done()).hasSize(QUEUES);
    assertThat(most).hasValueLessThan(2 * Leftovers.PAGE);
    assertThat(host.store.asked("waiting")).isGreaterThan(QUEUES / Leftovers.PAGE);
    assertThat(host.followUps.backlog()).isEqualTo(new Backlog(0, 0));
  }

  @Test
  void what_is_committed_waits_for_earlier_runs_of_its_queue_that_were_not_shown_yet() {
    for (long i = 1; i <= 3_000; i++) {
      host.store.add(run(2 * i, "mail", "queue-" + i % 1_500));
    }
    var held = LongStream.rangeClosed(1, 4).mapToObj(i -> host.hold(2 * i)).toList();
    host.followUps.start();
    eventually("all places are taken", () -> host.begun().size() == 4);

    host.commit(run(7_000, "mail", "queue-1400"), run(7_002, "mail", "queue-1"));
    held.forEach(hold -> hold.complete(null));

    host.isQuiet();
    assertThat(doneOf(1_400)).containsExactly(2_800L, 5_800L, 7_000L);
    assertThat(doneOf(1)).containsExactly(2L, 3_002L, 7_002L);
    assertThat(host.done()).hasSize(3_002).doesNotHaveDuplicates();
  }

  private List<Long> doneOf(long queue) {
    var extra = queue == 1 ? 7_002 : 7_000;
    return host.done().stream()
        .filter(number -> number == extra || (number < 7_000 && number / 2 % 1_500 == queue))
        .toList();
  }

  @Test
  void a_page_that_can_not_be_read_is_asked_for_again() {
    for (long i = 1; i <= 1_500; i++) {
      host.store.add(run(2 * i, "mail", "queue-" + i));
    }
    var held = LongStream.rangeClosed(1, 4).mapToObj(i -> host.hold(2 * i)).toList();
    host.followUps.start();
    host.store.refuse(method -> method.equals("waiting"));
    held.forEach(hold -> hold.complete(null));
    eventually("the page was refused", () -> host.store.asked("waiting") > 1);
    eventually("the first page is done", () -> host.done().size() == 1_000);
    assertThat(host.followUps.isQuiet()).isFalse();

    host.store.refuse(_ -> false);
    eventually(
        "the rest is done",
        () -> {
          host.world.advance(java.time.Duration.ofSeconds(2));
          return host.done().size() == 1_500;
        });
    host.isQuiet();
  }

  @Test
  void of_many_held_queues_those_that_are_forgotten_stay_held() {
    var parked = new ArrayList<Long>();
    for (long i = 1; i <= 1_500; i++) {
      host.store.add(run(2 * i, "mail", "queue-" + i));
      host.store.park(2 * i, 3, "error", Instant.EPOCH);
      parked.add(2 * i);
    }
    host.followUps.start();
    host.isQuiet();
    assertThat(host.followUps.backlog()).isEqualTo(new Backlog(0, 1_500));

    for (long i = 1; i <= 1_500; i++) {
      host.commit(run(3_000 + 2 * i, "mail", "queue-" + i));
    }
    host.isQuiet();

    assertThat(host.done()).isEmpty();
    assertThat(host.followUps.backlog()).isEqualTo(new Backlog(1_500, 1_500));
    parked.forEach(host.followUps::replay);
    host.isQuiet();
    assertThat(host.done()).hasSize(3_000);
    assertThat(LongStream.rangeClosed(1, 1_500))
        .allSatisfy(i ->
            assertThat(host.done().indexOf(2 * i)).isLessThan(host.done().indexOf(3_000 + 2 * i)));
    assertThat(host.followUps.backlog()).isEqualTo(new Backlog(0, 0));
  }
}

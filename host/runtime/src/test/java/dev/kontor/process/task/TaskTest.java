package dev.kontor.process.task;

import static dev.kontor.host.world.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.context.ContextUnderTest;
import dev.kontor.tenant.MessageSkipped;
import dev.kontor.tenant.task.TaskStatus;
import dev.kontor.tenant.task.TaskStatus.Phase;
import dev.kontor.tenant.task.Tasks;
import dev.kontor.trip.Agency;
import dev.kontor.trip.GuestList.Written;
import dev.kontor.trip.Guests;
import dev.kontor.trip.Noted;
import dev.kontor.trip.TripModule;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tasks promise: a guest list is written, ten names at a time. */
final class TaskTest {

  private static final String LIST = "guest-list";
  private static final String ANN = "ann";
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private final ContextUnderTest acme = new ContextUnderTest(new TripModule());

  @AfterEach
  void close() {
    acme.close();
  }

  private Tasks tasks() {
    return acme.bean(Tasks.class);
  }

  private Agency agency() {
    return acme.bean(Agency.class);
  }

  private boolean begin() {
    return tasks().start(LIST, ANN, new Guests(ANN, 0, 35));
  }

  private TaskStatus status() {
    return tasks().find(LIST, ANN).orElseThrow();
  }

  private void becomes(Phase phase) {
    eventually("it is " + phase, () -> status().phase() == phase);
    acme.settle();
  }

  private List<String> written() {
    return acme.database.events().stream()
        .filter(event -> event.type().equals("trip.noted"))
        .map(event -> ((Noted) acme.codec().read(event)).what())
        .toList();
  }

  @Test
  void a_task_is_done_in_steps_each_once_and_has_a_result() {
    assertThat(tasks().find(LIST, ANN)).isEmpty();
    assertThat(begin()).isTrue();

    becomes(Phase.DONE);

    assertThat(written())
        .containsExactly("page from 0", "page from 10", "page from 20", "page from 30");
    assertThat(status()).isEqualTo(new TaskStatus(LIST, ANN, Phase.DONE, 35, 35));
    assertThat(tasks().result(LIST, ANN, Written.class)).contains(new Written(35));
  }

  @Test
  void progress_is_seen_while_it_is_under_way() throws InterruptedException {
    var reached = new CountDownLatch(1);
    var seen = new CountDownLatch(1);
    agency()
        .on(
            "page from 20",
            () -> {
              reached.countDown();
              await(seen);
            });
    begin();
    assertThat(reached.await(1, TimeUnit.MINUTES)).isTrue();

    assertThat(status()).isEqualTo(new TaskStatus(LIST, ANN, Phase.RUNNING, 20, 35));
    assertThat(tasks().result(LIST, ANN, Written.class)).isEmpty();
    seen.countDown();

    becomes(Phase.DONE);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @Test
  void one_that_is_cancelled_begins_no_further_step_and_keeps_what_was_done() {
    agency()
        .on(
            "page from 10",
            () -> {
              throw new IllegalStateException("the ink is out");
            });
    begin();
    eventually("it waits to be tried again", () -> acme.world.hasTimer("follow-ups"));

    assertThat(tasks().cancel(LIST, ANN)).isTrue();
    assertThat(tasks().cancel(LIST, ANN)).isTrue();
    assertThat(status().phase()).isEqualTo(Phase.CANCELLING);
    agency().nothingMore();
    acme.advance(A_MINUTE);

    becomes(Phase.CANCELLED);
    assertThat(written()).containsExactly("page from 0");
    assertThat(status().finished()).isEqualTo(10);
    assertThat(tasks().cancel(LIST, ANN)).isFalse();
    assertThat(tasks().cancel(LIST, "nobody")).isFalse();
  }

  @Test
  void one_that_keeps_failing_is_stuck_and_goes_on_when_it_is_replayed() {
    stuck();
    agency().nothingMore();
    var letter = acme.context().deadLetters(0, 10).getFirst();
    assertThat(letter.error()).contains("the ink is out");

    assertThat(acme.context().replay(letter.number())).isTrue();

    becomes(Phase.DONE);
    assertThat(written())
        .containsExactly("page from 0", "page from 10", "page from 20", "page from 30");
  }

  @Test
  void one_that_is_stuck_is_cancelled_at_once() {
    stuck();

    assertThat(tasks().cancel(LIST, ANN)).isTrue();

    assertThat(status().phase()).isEqualTo(Phase.CANCELLED);
    agency().nothingMore();
    acme.context().replay(acme.context().deadLetters(0, 10).getFirst().number());
    eventually("nothing is left", () -> acme.context().deadLetters(0, 10).isEmpty());
    acme.settle();
    assertThat(written()).containsExactly("page from 0");
  }

  private void stuck() {
    agency()
        .on(
            "page from 10",
            () -> {
              throw new IllegalStateException("the ink is out");
            });
    begin();
    eventually(
        "it is stuck",
        () -> {
          acme.world.advance(A_MINUTE);
          return status().phase() == Phase.STUCK;
        });
    assertThat(status().finished()).isEqualTo(10);
  }

  @Test
  void a_step_that_skips_does_not_end_its_task_unseen() {
    agency()
        .on(
            "page from 10",
            () -> {
              throw new MessageSkipped("not today");
            });
    begin();
    eventually(
        "it is stuck",
        () -> {
          acme.world.advance(A_MINUTE);
          return status().phase() == Phase.STUCK;
        });

    assertThat(acme.context().deadLetters(0, 10).getFirst().error()).contains("was skipped");
  }

  @ParameterizedTest
  @ValueSource(strings = {"page from 0", "page from 10", "page from 30"})
  void a_crash_within_any_step_repeats_and_loses_nothing(String page) {
    agency().on(page, () -> acme.database.isAway(true));
    begin();
    eventually("the database is away", () -> acme.database.isAway());
    acme.crash();
    acme.database.isAway(false);
    acme.startAgain();

    eventually(
        "it is done",
        () -> {
          acme.world.advance(A_MINUTE);
          return status().phase() == Phase.DONE;
        });

    assertThat(written())
        .containsExactly("page from 0", "page from 10", "page from 20", "page from 30");
  }

  @Test
  void one_that_is_started_twice_is_one_task() {
    assertThat(begin()).isTrue();
    assertThat(begin()).isFalse();
    becomes(Phase.DONE);

    assertThat(begin()).isFalse();
    acme.settle();
    assertThat(written()).hasSize(4);
  }

  @Test
  void what_is_started_wrongly_is_said() {
    assertThatThrownBy(() -> tasks().start("list", ANN, new Guests(ANN, 0, 1)))
        .hasMessageContaining("no task is named 'list'; expected one of [guest-list]");
    assertThatThrownBy(() -> tasks().start(LIST, ANN, 7))
        .hasMessageContainingAll("java.lang.Integer", "Guests");
  }
}

package dev.kontor.host.followup;

import static dev.kontor.host.followup.RunsUnderTest.run;
import static dev.kontor.host.world.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.unit.Due;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs of units whose commit had no answer: they may be there later, or never. */
final class DoubtTest {

  private static final Duration A_LOOK = Duration.ofSeconds(2);

  private final FollowUpsUnderTest host = new FollowUpsUnderTest();
  private final AtomicBoolean isOver = new AtomicBoolean();
  private final Due late = run(1, "mail", "a");

  @AfterEach
  void stop() {
    host.close();
  }

  private void doubtTheFirstOfThree() {
    host.followUps.start();
    host.followUps.inDoubt(List.of(late), isOver::get);
    host.commit(run(2, "mail", "a"), run(3, "mail", "b"));
    host.areDone(3L);
  }

  private void itIsOver() {
    isOver.set(true);
    host.world.advance(A_LOOK);
  }

  @Test
  void a_run_that_is_committed_late_runs_and_before_the_later_ones_of_its_queue() {
    doubtTheFirstOfThree();

    host.store.add(late);
    itIsOver();

    host.areDone(1L, 2L);
    assertThat(host.done()).containsExactly(3L, 1L, 2L);
  }

  @Test
  void what_is_ready_when_a_doubt_comes_waits_for_it() {
    host.handler("mail", 3, 1);
    host.followUps.start();
    var first = host.hold(3);
    host.commit(run(3, "mail", "b"), run(2, "mail", "a"));
    eventually("the first has begun", () -> host.begun().contains(3L));
    host.followUps.inDoubt(List.of(late), isOver::get);
    first.complete(null);
    host.commit(run(4, "mail", "c"));
    host.areDone(3L, 4L);

    host.store.add(late);
    itIsOver();

    host.areDone(1L, 2L);
    assertThat(host.done()).containsExactly(3L, 4L, 1L, 2L);
  }

  @Test
  void a_run_that_never_comes_holds_its_queue_no_longer_than_that_is_known() {
    doubtTheFirstOfThree();

    itIsOver();

    host.areDone(2L);
    host.isQuiet();
    assertThat(host.done()).containsExactly(3L, 2L);
    assertThat(host.world.hasTimers()).isFalse();
  }

  @Test
  void a_run_without_a_queue_that_is_committed_late_runs_once() {
    host.followUps.start();
    var alone = run(4, "mail", null);
    host.followUps.inDoubt(List.of(alone), isOver::get);
    host.commit(run(5, "mail", null));
    host.areDone(5L);

    host.store.add(alone);
    itIsOver();

    host.areDone(4L);
    host.isQuiet();
    assertThat(host.begun()).containsExactly(5L, 4L);
  }

  @Test
  void it_is_looked_for_again_while_the_database_is_away() {
    host.followUps.start();
    var asked = new AtomicInteger();
    host.followUps.inDoubt(
        List.of(late),
        () -> {
          if (asked.getAndIncrement() < 2) {
            throw new IllegalStateException("the database is away");
          }
          return true;
        });
    host.store.add(late);

    eventually(
        "it is looked for again",
        () -> {
          host.world.advance(A_LOOK);
          return asked.get() == 3;
        });

    host.areDone(1L);
  }

  @Test
  void an_engine_with_a_run_in_doubt_is_not_quiet_and_ends_without_knowing() {
    doubtTheFirstOfThree();

    assertThat(host.followUps.isQuiet()).isFalse();
    assertThat(host.followUps.stop(Duration.ofMinutes(1))).isFalse();
    assertThat(host.world.hasTimers()).isFalse();
  }
}

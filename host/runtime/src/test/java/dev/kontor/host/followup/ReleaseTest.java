package dev.kontor.host.followup;

import static dev.kontor.host.followup.RunsUnderTest.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.world.ManualWorld;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Dead letters that are released while the engine hears of something else. */
final class ReleaseTest {

  private final FollowUpsUnderTest host = new FollowUpsUnderTest();

  @AfterEach
  void stop() {
    host.close();
  }

  private void parkedByAnEarlierLife(long number) {
    host.store.add(run(number, "mail", "a"));
    host.store.park(number, 3, "error", ManualWorld.BEGIN);
  }

  /** Once, between the reading of a page and its return. */
  private void whileAPageIsRead(Runnable body) {
    var first = new CompletableFuture<Void>();
    host.store.whenAnswered(_ -> {
      if (first.complete(null)) {
        body.run();
      }
    });
  }

  @Test
  void a_replay_that_meets_the_page_that_shows_its_letter_frees_the_queue() {
    parkedByAnEarlierLife(2);
    host.store.add(run(3, "mail", "a"));
    whileAPageIsRead(() -> assertThat(host.followUps.replay(2)).isTrue());

    host.followUps.start();

    host.areDone(2L, 3L);
    assertThat(host.done()).containsExactly(2L, 3L);
  }

  @Test
  void a_discard_that_meets_the_page_that_shows_its_letter_frees_the_queue() {
    parkedByAnEarlierLife(2);
    host.store.add(run(3, "mail", "a"));
    whileAPageIsRead(() -> assertThat(host.followUps.discard(2)).isTrue());

    host.followUps.start();

    host.areDone(3L);
    assertThat(host.done()).containsExactly(3L);
  }

  @Test
  void a_letter_behind_the_released_one_holds_the_queue_all_the_same() {
    parkedByAnEarlierLife(2);
    parkedByAnEarlierLife(3);
    host.store.add(run(4, "mail", "a"));
    whileAPageIsRead(() -> host.followUps.discard(2));

    host.followUps.start();
    host.isQuiet();

    assertThat(host.begun()).isEmpty();
    host.followUps.replay(3);
    host.areDone(3L, 4L);
  }

  @Test
  void without_a_queue_a_run_that_is_released_before_its_end_is_noted_runs_again() {
    host.handler("mail", 1, 4);
    host.followUps.start();
    host.fail(1);
    host.store.whenParked(_ -> {
      host.succeed(1);
      host.store.add(run(2, "mail", null));
      host.followUps.replay(1);
      // Then the page that shows both has been taken up.
      host.areDone(2L);
    });

    host.commit(run(1, "mail", null));

    host.areDone(1L);
    assertThat(host.done()).containsExactly(2L, 1L);
  }
}

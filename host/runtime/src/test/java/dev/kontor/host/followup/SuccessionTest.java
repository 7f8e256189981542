package dev.kontor.host.followup;

import static dev.kontor.host.followup.FollowUpsUnderTest.PAUSE;
import static dev.kontor.host.followup.FollowUpsUnderTest.inOrder;
import static dev.kontor.host.followup.RunsUnderTest.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A context that was replaced while a unit is still open in it. */
final class SuccessionTest {

  private final FollowUpsUnderTest host = new FollowUpsUnderTest();
  private final List<Long> succeeded = new CopyOnWriteArrayList<>();
  private final AtomicInteger settled = new AtomicInteger();
  private final FollowUps successor =
      new FollowUps(
          host.store,
          (dues, _) ->
              inOrder(
                  dues,
                  due -> {
                    host.store.done(due.followUp().number());
                    succeeded.add(due.followUp().number());
                  }),
          _ -> new Policy(3, PAUSE, 4, true),
          host.world,
          16);
  private final Succession replaced = new Succession(host.followUps, () -> {});

  @AfterEach
  void stop() {
    successor.close();
    host.close();
  }

  private void replace() {
    host.followUps.start();
    replaced.to(new Succession(successor, settled::incrementAndGet));
    host.followUps.close();
    successor.start();
  }

  @Test
  void what_a_unit_leaves_that_outlasts_its_context_is_run_by_the_successor() {
    replace();
    var due = run(1, "mail", "a");
    host.store.add(due);

    replaced.committed(List.of(due));

    FollowUpsUnderTest.soon(successor.quiet());
    assertThat(succeeded).containsExactly(1L);
    assertThat(host.begun()).isEmpty();
  }

  @Test
  void what_is_left_while_both_are_there_is_run_once() {
    host.followUps.start();
    replaced.to(new Succession(successor, () -> {}));
    var due = run(1, "mail", "a");
    host.store.add(due);
    replaced.committed(List.of(due));
    host.areDone(1L);

    assertThat(host.followUps.stop(Duration.ofMinutes(1))).isTrue();
    successor.start();

    FollowUpsUnderTest.soon(successor.quiet());
    assertThat(succeeded).isEmpty();
  }

  @Test
  void the_successor_looks_for_a_commit_without_an_answer_in_its_own_way() {
    replace();
    var due = run(1, "mail", "a");
    var isOver = new AtomicBoolean();
    replaced.inDoubt(List.of(due), isOver::get);
    host.store.add(due);
    isOver.set(true);

    host.world.advance(Duration.ofSeconds(2));

    FollowUpsUnderTest.soon(successor.quiet());
    assertThat(succeeded).containsExactly(1L);
    assertThat(settled).hasPositiveValue();
  }
}

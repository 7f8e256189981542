package dev.kontor.host.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.unit.StreamTurns.Turn;
import dev.kontor.host.world.RealWorld;
import dev.kontor.host.world.World;
import dev.kontor.host.world.WorldOver;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who waits for whom at one stream. */
final class StreamTurnsTest {

  private final RealWorld real = new RealWorld();

  /** Whether whoever waits has waited for long enough. */
  private boolean isImpatient;

  private final WorldOver world =
      new WorldOver() {
        @Override
        public World real() {
          return real;
        }

        @Override
        public <T> T await(CompletableFuture<T> future, Duration bound) throws TimeoutException {
          return real.await(future, isImpatient ? Duration.ZERO : bound);
        }
      };

  private final StreamTurns turns = new StreamTurns(world, 4);

  @AfterEach
  void leaves_nothing() {
    real.close();
  }

  /** Goes on by itself; those that are begun one after the other come in that order. */
  private CompletableFuture<Turn> beside(Supplier<Turn> take) throws InterruptedException {
    var taken = new CompletableFuture<Turn>();
    var thread =
        Thread.ofPlatform()
            .start(() -> {
              try {
                taken.complete(take.get());
              } catch (RuntimeException brokenOff) {
                taken.completeExceptionally(brokenOff);
              }
            });
    while (!taken.isDone() && thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    return taken;
  }

  private CompletableFuture<Turn> adding() throws InterruptedException {
    return beside(() -> turns.takeToAdd("s"));
  }

  private CompletableFuture<Turn> reading() throws InterruptedException {
    return beside(() -> turns.take("s"));
  }

  @Test
  void whoever_reads_a_stream_waits_for_the_end_of_those_that_were_there_before() throws Exception {
    var first = turns.take("s");
    var second = reading();
    first.pass();

    assertThat(second).isNotDone();

    first.end();
    assertThat(second.get()).isNotNull();
  }

  @Test
  void who_only_adds_goes_on_when_those_before_it_have_passed() throws Exception {
    var first = turns.takeToAdd("s");
    var second = adding();
    assertThat(second).isNotDone();

    first.pass();

    assertThat(second.get()).isNotNull();
  }

  @Test
  void who_only_adds_waits_for_one_that_reads() throws Exception {
    var adding = turns.takeToAdd("s");
    adding.pass();
    var reading = reading();
    var last = adding();

    adding.end();
    var read = reading.get();
    assertThat(last).isNotDone();

    read.end();
    assertThat(last.get()).isNotNull();
  }

  @Test
  void whoever_reads_waits_for_the_last_one_that_adds() throws Exception {
    var first = turns.takeToAdd("s");
    first.pass();
    var second = turns.takeToAdd("s");
    second.pass();
    var reading = reading();

    first.end();
    assertThat(reading).isNotDone();
    assertThat(turns.takeIfFree("s")).isNull();

    second.end();
    reading.get().end();
    assertThat(turns.takeIfFree("s")).isNotNull();
  }

  @Test
  void whoever_reads_waits_for_those_before_one_that_has_failed() throws Exception {
    var first = turns.takeToAdd("s");
    first.pass();
    var failing = turns.takeToAdd("s");
    var reading = reading();

    failing.end();
    assertThat(reading).isNotDone();

    first.end();
    assertThat(reading.get()).isNotNull();
  }

  @Test
  void one_that_never_ends_is_not_waited_for_by_all_who_come_later() {
    var _ = turns.take("s");
    isImpatient = true;
    var impatient = turns.take("s");
    isImpatient = false;

    impatient.end();

    assertThat(turns.takeIfFree("s")).isNotNull();
  }

  @Test
  void one_that_breaks_off_while_it_waits_holds_up_nobody() throws Exception {
    var first = turns.take("s");
    var interrupted =
        beside(() -> {
          Thread.currentThread().interrupt();
          return turns.take("s");
        });
    first.end();

    assertThat(interrupted).isCompletedExceptionally();
    assertThat(turns.takeIfFree("s")).isNotNull();
  }

  @Test
  void one_that_has_ended_without_having_passed_holds_up_nobody() throws Exception {
    var first = turns.takeToAdd("s");
    var second = adding();

    first.end();

    assertThat(second.get()).isNotNull();
  }
}

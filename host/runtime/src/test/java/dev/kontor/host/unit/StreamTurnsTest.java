package dev.kontor.host.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.unit.StreamTurns.Turn;
import dev.kontor.host.world.RealWorld;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who waits for whom at one stream. */
final class StreamTurnsTest {

  private final RealWorld world = new RealWorld();
  private final StreamTurns turns = new StreamTurns(world, 4);

  @AfterEach
  void leaves_nothing() {
    world.close();
  }

  /** Goes on by itself; those that are begun one after the other come in that order. */
  private CompletableFuture<Turn> beside(Supplier<Turn> take) throws InterruptedException {
    var taken = new CompletableFuture<Turn>();
    var thread = Thread.ofPlatform().start(() -> taken.complete(take.get()));
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
  void whoever_reads_waits_for_all_that_add_in_whatever_order_they_end() throws Exception {
    var first = turns.takeToAdd("s");
    first.pass();
    var second = turns.takeToAdd("s");
    second.pass();
    var reading = reading();

    second.end();
    assertThat(reading).isNotDone();
    assertThat(turns.takeIfFree("s")).isNull();

    first.end();
    reading.get().end();
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

package dev.kontor.host.tenancy;

import static dev.kontor.host.world.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.world.RealWorld;
import dev.kontor.host.world.World;
import dev.kontor.host.world.WorldOver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One after the other, in the order in which they came. */
final class TurnsTest {

  private final Waits world = new Waits();
  private final Turns turns = new Turns(world);
  private final List<String> had = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    world.real.close();
  }

  @Test
  void who_comes_later_waits_and_has_its_turn_in_the_order_of_coming() {
    var first = new Turn("first");
    var second = new Turn("second");
    var third = new Turn("third");
    assertThat(had).containsExactly("first");

    first.end();
    eventually("the second has its turn", () -> had.size() == 2);
    second.end();
    third.end();
    eventually("the third had its turn", third::isOver);
    assertThat(had).containsExactly("first", "second", "third");
  }

  @Test
  void what_needs_a_free_turn_is_done_only_when_nobody_is_there() {
    assertThat(turns.takeIfFree(() -> true)).isTrue();
    var first = new Turn("first");
    assertThat(turns.takeIfFree(() -> had.add("too early"))).isFalse();

    first.end();
    eventually("the first had its turn", first::isOver);
    assertThat(turns.takeIfFree(() -> had.add("free"))).isTrue();
    assertThat(had).containsExactly("first", "free");
  }

  @Test
  void what_is_done_in_a_free_turn_is_waited_for_like_any_other() {
    assertThat(
            turns.takeIfFree(() -> {
              var other = new Turn("other");
              assertThat(had).isEmpty();
              other.end();
              return had.add("free");
            }))
        .isTrue();
    eventually("the other had its turn", () -> had.size() == 2);
    assertThat(had).containsExactly("free", "other");
  }

  @Test
  void a_turn_that_fails_is_over_and_its_caller_hears_why() {
    assertThatThrownBy(() ->
            turns.take(() -> {
              throw new IllegalArgumentException("wrong");
            }))
        .hasMessage("wrong");
    assertThat(turns.<String>call(() -> "next")).isEqualTo("next");
  }

  @Test
  void one_that_is_broken_off_while_it_waits_leaves_the_next_behind_the_one_before_it() {
    var first = new Turn("first");
    world.breaksOff = true;
    assertThatThrownBy(() -> turns.take(() -> had.add("broken off"))).isInstanceOf(Crash.class);
    world.breaksOff = false;
    var third = new Turn("third");
    assertThat(turns.takeIfFree(() -> had.add("too early"))).isFalse();
    assertThat(had).containsExactly("first");

    first.end();
    third.end();
    eventually("the third had its turn", third::isOver);
    assertThat(had).containsExactly("first", "third");
  }

  @Test
  void one_that_is_interrupted_while_it_waits_overtakes_nobody_and_is_interrupted_still() {
    var first = new Turn("first");
    var interrupted = new CompletableFuture<Boolean>();
    int waited = world.waits.get();
    var waiting =
        Thread.ofVirtual()
            .start(() -> {
              turns.take(() -> had.add("second"));
              interrupted.complete(Thread.currentThread().isInterrupted());
            });
    eventually("it waits", () -> world.waits.get() > waited);
    waiting.interrupt();
    eventually("it waits again", () -> world.waits.get() > waited + 1);
    assertThat(had).containsExactly("first");

    first.end();
    assertThat(interrupted.join()).isTrue();
    assertThat(had).containsExactly("first", "second");
  }

  /** A turn that is had until it is told to end; made when it is had, or waits. */
  private final class Turn {

    private final CompletableFuture<Boolean> told = new CompletableFuture<>();
    private final CompletableFuture<Boolean> over = new CompletableFuture<>();

    Turn(String name) {
      int waited = world.waits.get();
      world.run(
          name,
          () -> {
            turns.take(() -> {
              had.add(name);
              told.join();
            });
            over.complete(true);
          });
      eventually(name + " has come", () -> had.contains(name) || world.waits.get() > waited);
    }

    void end() {
      told.complete(true);
    }

    boolean isOver() {
      return over.isDone();
    }
  }

  /** The real one, which counts who begins to wait by it, and can break them off. */
  private static final class Waits implements WorldOver {

    private final RealWorld real = new RealWorld();
    private final AtomicInteger waits = new AtomicInteger();
    private volatile boolean breaksOff;

    @Override
    public World real() {
      return real;
    }

    @Override
    public <T> T await(CompletableFuture<T> future, Duration bound) throws TimeoutException {
      waits.incrementAndGet();
      if (breaksOff) {
        throw new Crash();
      }
      return real.await(future, bound);
    }
  }

  /** What ends a host's threads where they wait. */
  private static final class Crash extends Error {}
}

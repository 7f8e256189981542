package dev.kontor.simulation.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One step after the other, in virtual time. */
final class ScheduleTest {

  private final Threads threads = new Threads();
  private final Schedule schedule = new Schedule(threads, new Chance(1));
  private final Life life = schedule.begin("desk");
  private final SimulatedWorld world =
      new SimulatedWorld(
          schedule,
          life,
          new Chance(1),
          _ -> {
            throw new UnsupportedOperationException();
          });
  private final List<String> done = new ArrayList<>();

  @AfterEach
  void end() {
    threads.close();
  }

  @Test
  void time_jumps_to_what_is_due_next() {
    world.after(Duration.ofDays(2), "later", () -> done.add("later"));
    world.after(Duration.ofHours(1), "sooner", () -> done.add("sooner"));
    runAll();
    assertThat(done).containsExactly("sooner", "later");
    assertThat(schedule.now()).isBetween(days(2), days(2) + 1_000_000);
  }

  @Test
  void what_waits_lets_others_run_and_goes_on_where_it_was() {
    var answer = new CompletableFuture<String>();
    world.run("asks", () -> done.add(await(answer, Duration.ofMinutes(1))));
    world.after(Duration.ofSeconds(1), "answers", () -> answer.complete("answered"));
    runAll();
    assertThat(done).containsExactly("answered");
  }

  @Test
  void two_that_wait_for_one_another_in_turn_both_go_on() {
    var first = new CompletableFuture<String>();
    var second = new CompletableFuture<String>();
    world.run(
        "one",
        () -> {
          done.add(await(first, Duration.ofMinutes(1)));
          second.complete("two");
        });
    world.run(
        "other",
        () -> {
          first.complete("one");
          done.add(await(second, Duration.ofMinutes(1)));
        });
    runAll();
    assertThat(done).containsExactly("one", "two");
  }

  @Test
  void nobody_waits_beyond_the_bound() {
    world.run("waits", () -> done.add(await(new CompletableFuture<>(), Duration.ofSeconds(7))));
    runAll();
    assertThat(done).containsExactly("too late");
    assertThat(schedule.now()).isGreaterThan(7_000_000_000L);
  }

  @Test
  void what_was_waited_for_in_vain_ends_no_later_wait() {
    var late = new CompletableFuture<String>();
    var answer = new CompletableFuture<String>();
    world.run(
        "waits",
        () -> {
          done.add(await(late, Duration.ofSeconds(1)));
          done.add(await(answer, Duration.ofMinutes(1)));
        });
    world.after(Duration.ofSeconds(5), "too late", () -> late.complete("late"));
    world.after(Duration.ofSeconds(30), "answers", () -> answer.complete("answered"));
    runAll();
    assertThat(done).containsExactly("too late", "answered");
  }

  @Test
  void what_is_cancelled_while_its_host_is_paused_never_runs() {
    var timer = world.after(Duration.ofSeconds(1), "never", () -> done.add("never"));
    world.after(Duration.ofSeconds(1), "cancels", timer::cancel);
    life.pause(Duration.ofSeconds(5));
    var other = schedule.begin("other");
    var _ = schedule.after(other, 2_000_000_000L, "other's", () -> done.add("other's"));
    assertThat(schedule.step()).isTrue();
    timer.cancel();
    runAll();
    assertThat(done).containsExactly("other's");
  }

  @Test
  void what_waits_is_cut_off_when_its_host_dies_and_what_was_due_never_runs() {
    world.run(
        "waits",
        () -> {
          try {
            done.add(await(new CompletableFuture<>(), Duration.ofDays(1)));
          } catch (HostDied died) {
            done.add("died");
            throw died;
          }
        });
    world.after(Duration.ofSeconds(2), "never", () -> done.add("never"));
    assertThat(schedule.step()).isTrue();
    life.end();
    runAll();
    assertThat(done).containsExactly("died");
  }

  @Test
  void a_host_that_is_paused_does_nothing_until_it_goes_on() {
    var other = schedule.begin("other");
    world.run("mine", () -> done.add("mine"));
    var _ = schedule.after(other, 1_000_000_000L, "other's", () -> done.add("other's"));
    life.pause(Duration.ofSeconds(5));
    runAll();
    assertThat(done).containsExactly("other's", "mine");
    assertThat(schedule.now()).isGreaterThan(5_000_000_000L);
  }

  @Test
  void a_clock_that_jumps_or_drifts_is_its_hosts_own() {
    var other = schedule.begin("other");
    var before = life.clock().wall();
    life.clock().jump(Duration.ofHours(-1));
    life.clock().drift(2);
    world.after(Duration.ofSeconds(10), "ten seconds by its own clock", () -> done.add("done"));
    runAll();
    assertThat(schedule.now()).isBetween(5_000_000_000L, 5_001_000_000L);
    assertThat(Duration.between(before, life.clock().wall()))
        .isBetween(Duration.ofSeconds(-3590), Duration.ofSeconds(-3589));
    assertThat(Duration.between(before, other.clock().wall()))
        .isBetween(Duration.ofSeconds(5), Duration.ofMillis(5001));
  }

  @Test
  void nothing_is_due_before_a_host_that_is_paused_goes_on() {
    var answer = new CompletableFuture<String>();
    world.run("waits", () -> done.add(await(answer, Duration.ofSeconds(1))));
    assertThat(schedule.step()).isTrue();
    world.run("mine", () -> done.add("mine"));
    life.pause(Duration.ofSeconds(5));
    assertThat(schedule.nextDue()).isGreaterThanOrEqualTo(5_000_000_000L);

    schedule.passTo(4_000_000_000L);
    assertThat(schedule.now()).isEqualTo(4_000_000_000L);
    runAll();
    assertThat(done).containsExactlyInAnyOrder("too late", "mine");
  }

  @Test
  void what_is_cancelled_is_due_at_no_time() {
    var timer = world.after(Duration.ofSeconds(1), "never", () -> done.add("never"));
    timer.cancel();
    assertThat(schedule.nextDue()).isNull();
  }

  @Test
  void a_wait_that_a_strange_thread_ends_fails_the_run_by_its_name() {
    var answer = new CompletableFuture<String>();
    world.run("waits", () -> done.add(await(answer, Duration.ofMinutes(1))));
    world.run("is beside it", () -> completedBy("stranger", answer));
    assertThatThrownBy(this::runAll)
        .isInstanceOf(SimulationFailed.class)
        .hasMessageContaining("thread 'stranger' ends the wait of 'waits' out of its turn");
    assertThat(done).isEmpty();
  }

  @Test
  void a_wait_of_the_scenario_that_a_strange_thread_ends_fails_the_run_too() {
    var answer = new CompletableFuture<String>();
    world.after(Duration.ofSeconds(1), "is beside it", () -> completedBy("stranger", answer));
    assertThatThrownBy(() -> world.await(answer, Duration.ofMinutes(1)))
        .isInstanceOf(SimulationFailed.class)
        .hasMessageContaining("thread 'stranger' ends the wait of 'the scenario'");
  }

  private static void completedBy(String name, CompletableFuture<String> answer) {
    var stranger = Thread.ofPlatform().name(name).start(() -> answer.complete("mine"));
    try {
      stranger.join();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Test
  void an_error_in_a_step_ends_the_run() {
    world.run(
        "fails",
        () -> {
          throw new AssertionError("wrong");
        });
    assertThatThrownBy(schedule::step).hasMessage("wrong");
  }

  private String await(CompletableFuture<String> future, Duration bound) {
    try {
      return world.await(future, bound);
    } catch (TimeoutException late) {
      return "too late";
    }
  }

  private void runAll() {
    while (schedule.step()) {
      // Until nothing is left.
    }
  }

  private static long days(int number) {
    return Duration.ofDays(number).toNanos();
  }
}

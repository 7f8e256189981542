package dev.kontor.host.letter;

import static dev.kontor.host.letter.CourierUnderTest.BOB;
import static dev.kontor.host.world.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.letter.Delivery.NotDelivered;
import dev.kontor.host.unit.StoredLetter;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CouriersTest {

  private static final String TIMER = "letters to " + BOB;
  private static final Duration BOUND = Duration.ofMinutes(1);

  /** What was brought: receiver and number. */
  private final List<String> brought = new CopyOnWriteArrayList<>();

  /** Receivers that answer only once this is completed. */
  private final Map<String, CompletableFuture<Void>> slow = new ConcurrentHashMap<>();

  private final List<String> begun = new CopyOnWriteArrayList<>();

  /** What a receiver does when letters come, before it answers. */
  private volatile Consumer<String> receiving = _ -> {};

  private volatile boolean gone;
  private volatile long standing;
  private final CourierUnderTest ann = new CourierUnderTest(this::deliver);
  private final Couriers couriers =
      new Couriers(ann.outbox, ann.courier, () -> ann.settled, () -> standing, ann.world);

  @AfterEach
  void close() {
    couriers.close();
    slow.values().forEach(answer -> answer.complete(null));
    ann.close();
  }

  private Receipt deliver(Batch batch) {
    var to = batch.to().toString();
    begun.add(to);
    receiving.accept(to);
    var answer = slow.get(to);
    if (answer != null) {
      answer.join();
    }
    if (gone) {
      throw NotDelivered.failed("nobody answers", null);
    }
    batch.letters().forEach(letter -> brought.add(to + " " + letter.number()));
    return new Receipt(batch.last(), batch.letters().getLast().id(), null);
  }

  /** A unit ends and leaves these. */
  private void write(String to, long... numbers) {
    var letters = commit(to, numbers);
    couriers.ended(letters);
  }

  /** A unit commits these, and nobody is told of it yet. */
  private List<StoredLetter> commit(String to, long... numbers) {
    return ann.write(to, numbers).stream()
        .map(letter ->
            new StoredLetter(
                to,
                letter.letter().number(),
                letter.letter().number(),
                new UUID(0, 0),
                letter.writtenAt()))
        .toList();
  }

  private void answer(String receiver) {
    Objects.requireNonNull(slow.get(receiver)).complete(null);
  }

  private void settle() {
    eventually("all is quiet", () -> couriers.isQuiet() && ann.world.isIdle());
  }

  @Test
  void nothing_is_brought_before_they_are_started_and_all_then() {
    ann.write(BOB, 1);
    write("cid@there", 2);
    assertThat(couriers.isQuiet()).isFalse();
    assertThat(brought).isEmpty();

    couriers.start();
    settle();

    assertThat(brought).containsExactlyInAnyOrder(BOB + " 1", "cid@there 2");
    assertThat(ann.world.hasTimers()).isFalse();
  }

  @Test
  void what_is_written_while_others_are_brought_goes_with_the_next_round() {
    couriers.start();
    slow.put(BOB, new CompletableFuture<>());
    write(BOB, 1);
    eventually("it is under way", () -> begun.size() == 1);
    write(BOB, 2);
    write(BOB, 3);

    answer(BOB);
    settle();

    assertThat(brought).containsExactly(BOB + " 1", BOB + " 2", BOB + " 3");
    assertThat(begun).hasSize(2);
  }

  @Test
  void those_behind_a_number_in_flight_go_when_that_has_ended() {
    couriers.start();
    ann.settled = 5;

    write(BOB, 7);
    eventually("it is held back", () -> ann.world.hasTimer(TIMER) && ann.world.isIdle());
    assertThat(brought).isEmpty();
    assertThat(couriers.isQuiet()).isFalse();
    ann.settled = 7;
    couriers.ended(List.of());
    settle();

    assertThat(brought).containsExactly(BOB + " 7");
    assertThat(ann.world.hasTimers()).isFalse();
  }

  @Test
  void what_is_held_back_by_a_commit_in_doubt_is_looked_at_again() {
    couriers.start();
    ann.settled = 5;
    write(BOB, 7);
    eventually("it is held back", () -> ann.world.hasTimer(TIMER) && ann.world.isIdle());

    ann.settled = 7;
    ann.world.advance(Duration.ofSeconds(1));
    settle();

    assertThat(brought).containsExactly(BOB + " 7");
  }

  @Test
  void a_receiver_that_is_away_is_tried_again_when_it_is_time_and_not_before() {
    couriers.start();
    gone = true;
    write(BOB, 1);
    settle();
    write(BOB, 2);
    settle();
    assertThat(begun).hasSize(1);

    gone = false;
    ann.world.advance(Duration.ofMillis(1500));
    settle();

    assertThat(brought).containsExactly(BOB + " 1", BOB + " 2");
  }

  @Test
  void a_pause_goes_on_after_a_restart() {
    gone = true;
    ann.write(BOB, 1);
    var pause = Objects.requireNonNull(ann.bring(1));
    gone = false;

    couriers.start();
    settle();
    assertThat(brought).isEmpty();
    assertThat(ann.world.nextTimer(TIMER)).isEqualTo(ann.world.clock().instant().plus(pause));
    ann.world.advance(pause);
    settle();

    assertThat(brought).containsExactly(BOB + " 1");
  }

  @Test
  void a_site_that_does_not_answer_keeps_nobody_elses_letters_waiting() {
    couriers.start();
    for (int tenant = 1; tenant <= 9; tenant++) {
      slow.put("dead-%d@there".formatted(tenant), new CompletableFuture<>());
      write("dead-%d@there".formatted(tenant), tenant);
    }
    eventually("eight wait for an answer", () -> begun.size() == 8);

    write("eve@elsewhere", 10);
    eventually("the other site's is brought", () -> brought.contains("eve@elsewhere 10"));
    assertThat(begun).filteredOn(to -> to.endsWith("@there")).hasSize(8);

    answer(begun.getFirst());
    eventually(
        "the ninth has its turn",
        () -> begun.stream().filter(to -> to.endsWith("@there")).count() == 9);
    slow.values().forEach(answer -> answer.complete(null));
    settle();
    assertThat(brought).hasSize(10);
  }

  @Test
  void who_has_much_to_bring_to_a_site_lets_others_go_in_between() {
    couriers.start();
    for (int busy = 1; busy <= 8; busy++) {
      slow.put("busy-%d@there".formatted(busy), new CompletableFuture<>());
      write(
          "busy-%d@there".formatted(busy),
          LongStream.range(busy * 1000L, busy * 1000L + 900).toArray());
    }
    eventually("eight are on their way", () -> begun.size() == 8);
    var ninth = new CompletableFuture<Void>();
    receiving =
        to -> {
          if (to.equals("ninth@there")) {
            ninth.complete(null);
          } else if (Collections.frequency(begun, to) > 4) {
            // If nobody gave way by now, all eight would wait here for ever.
            ninth.orTimeout(BOUND.toSeconds(), TimeUnit.SECONDS).join();
          }
        };
    write("ninth@there", 10_000);

    slow.values().forEach(answer -> answer.complete(null));
    settle();

    assertThat(ninth).isCompleted();
    assertThat(brought).hasSize(8 * 900 + 1);
  }

  @Test
  void who_was_out_for_long_rests_a_little_for_more_to_bring() {
    couriers.start();
    slow.put(BOB, new CompletableFuture<>());
    write(BOB, 1);
    eventually("it is under way", () -> begun.size() == 1);
    ann.world.advance(Duration.ofMillis(10));
    answer(BOB);
    eventually("he is home", () -> ann.world.hasTimer(TIMER) && ann.world.isIdle());
    begun.clear();

    write(BOB, 2);
    write(BOB, 3);
    assertThat(couriers.isQuiet()).isFalse();
    ann.world.advance(Duration.ofMillis(9));
    assertThat(begun).isEmpty();
    ann.world.advance(Duration.ofMillis(1));
    eventually("both are brought", () -> ann.left().isEmpty() && ann.world.isIdle());

    assertThat(begun).containsExactly(BOB);
    assertThat(brought).containsExactly(BOB + " 1", BOB + " 2", BOB + " 3");
  }

  @Test
  void a_letter_with_a_lower_number_that_is_told_of_later_goes_first() {
    couriers.start();
    ann.settled = 5;
    var seventh = commit(BOB, 7);
    var sixth = commit(BOB, 6);
    couriers.ended(seventh);
    eventually("it is held back", () -> ann.world.hasTimer(TIMER) && ann.world.isIdle());

    ann.settled = 7;
    couriers.ended(sixth);
    settle();

    assertThat(brought).containsExactly(BOB + " 6", BOB + " 7");
  }

  @Test
  void a_thousand_that_wait_are_brought_in_order() {
    couriers.start();
    slow.put(BOB, new CompletableFuture<>());
    write(BOB, 1);
    eventually("it is under way", () -> begun.size() == 1);
    for (long number = 2; number <= 1000; number++) {
      write(BOB, number);
    }

    answer(BOB);
    settle();

    assertThat(brought)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, 1000).mapToObj(number -> BOB + " " + number).toList());
    assertThat(ann.left()).isEmpty();
  }

  @Test
  void what_nobody_has_told_of_goes_before_what_was_told_of_after_it() {
    couriers.start();
    write(BOB, 1);
    settle();

    var _ = commit(BOB, 2);
    write(BOB, 3);
    settle();

    assertThat(brought).containsExactly(BOB + " 1", BOB + " 2", BOB + " 3");
  }

  @Test
  void what_a_unit_leaves_whose_context_was_replaced_is_brought_by_the_successors_couriers() {
    var replaced = new Couriers(ann.outbox, ann.courier, () -> ann.settled, () -> 0, ann.world);
    replaced.start();
    replaced.replacedBy(couriers);
    replaced.close();
    couriers.start();
    settle();

    var letters = commit(BOB, 1);
    write(BOB, 2);
    replaced.ended(letters);
    settle();

    assertThat(brought).containsExactly(BOB + " 1", BOB + " 2");
  }

  @Test
  void what_a_successor_commits_goes_before_what_is_committed_later_in_the_replaced_context() {
    couriers.start();
    var successor = new Couriers(ann.outbox, ann.courier, () -> ann.settled, () -> 0, ann.world);
    couriers.replacedBy(successor);

    successor.ended(commit(BOB, 1));
    write(BOB, 2);
    settle();

    assertThat(brought).containsExactly(BOB + " 1", BOB + " 2");
    successor.close();
  }

  @Test
  void stopping_waits_for_what_is_under_way_and_begins_nothing_more() {
    couriers.start();
    slow.put(BOB, new CompletableFuture<>());
    write(BOB, 1);
    eventually("it is under way", () -> begun.size() == 1);
    write(BOB, 2);

    var stopping = CompletableFuture.supplyAsync(() -> couriers.stop(BOUND));
    eventually("it stops", couriers::isQuiet);
    assertThat(stopping).isNotDone();
    answer(BOB);

    assertThat(stopping.join()).isTrue();
    assertThat(brought).containsExactly(BOB + " 1");
    assertThat(ann.left()).containsExactly(2L);
    write("cid@there", 3);
    assertThat(begun).hasSize(1);
    assertThat(ann.world.hasTimers()).isFalse();
  }

  @Test
  void stopping_waits_no_longer_than_it_is_told_to() {
    couriers.start();
    slow.put(BOB, new CompletableFuture<>());
    write(BOB, 1);
    eventually("it is under way", () -> begun.size() == 1);

    assertThat(couriers.stop(Duration.ofMillis(1))).isFalse();
  }
}

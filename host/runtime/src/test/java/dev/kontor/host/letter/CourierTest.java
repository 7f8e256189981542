package dev.kontor.host.letter;

import static dev.kontor.host.letter.CourierUnderTest.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.letter.Delivery.NotDelivered;
import dev.kontor.host.letter.Receipt.Refused;
import dev.kontor.host.world.ManualWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CourierTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Delivery GONE =
      _ -> {
        throw NotDelivered.failed("nobody answers", null);
      };

  private final List<List<Long>> brought = new ArrayList<>();
  private Delivery receiver = this::take;
  private final CourierUnderTest ann = new CourierUnderTest(batch -> receiver.deliver(batch));

  @AfterEach
  void close() {
    ann.close();
  }

  private Receipt take(Batch batch) {
    brought.add(batch.letters().stream().map(Letter::number).toList());
    return new Receipt(batch.last(), batch.letters().getLast().id(), null);
  }

  private static Delivery away(@Nullable Duration retryAfter) {
    return _ -> {
      throw NotDelivered.away("bob is suspended", null, retryAfter);
    };
  }

  private @Nullable Duration bring() {
    return ann.bring(Long.MAX_VALUE);
  }

  private Duration failing() {
    return Objects.requireNonNull(bring(), "nothing has failed");
  }

  /** Tries again and again, each time when it is due. */
  private void tryFor(Duration length) {
    var end = ann.world.clock().instant().plus(length);
    while (ann.world.clock().instant().isBefore(end)) {
      ann.world.advance(failing());
    }
  }

  @Test
  void letters_are_brought_in_their_order_so_many_at_once() {
    ann.write(BOB, LongStream.rangeClosed(1, 300).toArray());

    assertThat(bring()).isNull();

    assertThat(brought).extracting(List::size).containsExactly(128, 128, 44);
    assertThat(brought.stream().flatMap(List::stream))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 300).boxed().toList());
    assertThat(ann.left()).isEmpty();
  }

  @Test
  void long_letters_are_brought_a_few_at_once() {
    for (int number = 1; number <= 40; number++) {
      ann.write(BOB, number, "x".repeat(64 * 1024));
    }

    assertThat(bring()).isNull();

    assertThat(brought).extracting(List::size).containsExactly(16, 16, 8);
  }

  @Test
  void only_those_up_to_what_is_settled_are_brought() {
    ann.write(BOB, 1, 2, 5);

    assertThat(ann.bring(2)).isNull();

    assertThat(brought).containsExactly(List.of(1L, 2L));
    assertThat(ann.left()).containsExactly(5L);
  }

  @Test
  void pauses_grow_to_an_hour_each_with_chance_on_top() {
    receiver = GONE;
    ann.write(BOB, 1);

    for (int failures = 1; failures <= 15; failures++) {
      var least = Duration.ofSeconds(Math.min(1L << (failures - 1), HOUR.toSeconds()));
      var pause = failing();
      assertThat(pause).isBetween(least, least.multipliedBy(5).dividedBy(4));
      assertThat(ann.channel().attempts()).isEqualTo(failures);
      assertThat(ann.channel().again()).isEqualTo(ann.world.clock().instant().plus(pause));
      ann.world.advance(pause);
    }
  }

  @Test
  void who_asks_to_be_left_alone_is_for_an_hour_at_most() {
    ann.write(BOB, 1);

    receiver = away(Duration.ofMinutes(10));
    assertThat(failing()).isEqualTo(Duration.ofMinutes(10));
    receiver = away(Duration.ofDays(3));
    assertThat(failing()).isEqualTo(HOUR);
    receiver = away(Duration.ZERO);
    assertThat(failing()).isGreaterThanOrEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void while_the_receiver_is_suspended_nothing_is_given_up() {
    receiver = away(null);
    ann.write(BOB, 1);

    tryFor(Duration.ofDays(30));

    assertThat(ann.channel().failedFor()).isZero();
    assertThat(ann.dead()).isEmpty();
    receiver = this::take;
    assertThat(bring()).isNull();
    assertThat(brought).containsExactly(List.of(1L));
  }

  @Test
  void who_is_suspended_is_asked_every_few_minutes() {
    receiver = away(null);
    ann.write(BOB, 1);

    tryFor(Duration.ofDays(1));

    assertThat(failing()).isLessThan(Duration.ofMinutes(7));
  }

  @Test
  void after_seven_days_all_that_are_so_old_are_given_up_at_once() {
    receiver = GONE;
    ann.write(BOB, LongStream.rangeClosed(1, 300).toArray());
    tryFor(Duration.ofDays(3));
    ann.write(BOB, 301);

    while (ann.dead().isEmpty()) {
      ann.world.advance(failing());
    }

    assertThat(ann.dead()).hasSize(300);
    assertThat(ann.left()).containsExactly(301L);
  }

  @Test
  void one_that_was_given_up_by_a_commit_without_an_answer_is_no_dead_letter_twice() {
    receiver =
        _ -> {
          var _ = ann.outbox.giveUp(BOB, 1);
          return new Receipt(0, null, new Refused(1, "no grant"));
        };
    ann.write(BOB, 1);

    assertThat(bring()).isNull();

    assertThat(ann.dead()).isEmpty();
  }

  @Test
  void after_seven_days_those_are_given_up_that_are_so_old_and_the_others_go_on() {
    receiver = GONE;
    ann.write(BOB, 1, 2);
    tryFor(Duration.ofDays(3));
    ann.write(BOB, 3);

    tryFor(Duration.ofDays(3));
    assertThat(ann.dead()).isEmpty();
    tryFor(Duration.ofDays(2));

    assertThat(ann.deadNumbers()).containsExactly(1L, 2L);
    assertThat(ann.dead())
        .allSatisfy(letter -> {
          assertThat(letter.handler()).isEqualTo(DeadLetters.HANDLER);
          assertThat(letter.data())
              .contains("'bob@there' could not be reached for 7 days: nobody answers");
        });
    assertThat(ann.left()).containsExactly(3L);
    receiver = this::take;
    assertThat(bring()).isNull();
    assertThat(brought).containsExactly(List.of(3L));
  }

  @Test
  void the_days_that_the_host_was_down_itself_count_for_little() {
    receiver = GONE;
    ann.write(BOB, 1);
    ann.world.advance(failing());

    ann.world.advance(Duration.ofDays(20));
    var _ = failing();

    assertThat(ann.channel().failedFor()).isLessThanOrEqualTo(HOUR.multipliedBy(2));
    assertThat(ann.dead()).isEmpty();
  }

  @Test
  void one_that_is_refused_is_given_up_at_once_and_the_others_are_brought() {
    receiver =
        batch ->
            batch.letters().stream().anyMatch(letter -> letter.number() == 2)
                ? new Receipt(1, new UUID(7, 1), new Refused(2, "no grant"))
                : take(batch);
    ann.write(BOB, 1, 2, 3);

    assertThat(bring()).isNull();

    assertThat(ann.deadNumbers()).containsExactly(2L);
    assertThat(ann.dead().getFirst().data()).contains("'bob@there' doesn't take it: no grant");
    assertThat(brought).containsExactly(List.of(3L));
    assertThat(ann.left()).isEmpty();
  }

  @Test
  void who_has_answered_is_not_away_any_more_whatever_he_says() {
    receiver = GONE;
    ann.write(BOB, 1, 2);
    tryFor(Duration.ofDays(2));

    receiver =
        batch -> {
          if (batch.letters().getFirst().number() == 2) {
            return GONE.deliver(batch);
          }
          return new Receipt(0, null, new Refused(1, "no grant"));
        };

    assertThat(failing()).isLessThan(Duration.ofSeconds(2));
    assertThat(ann.channel().attempts()).isEqualTo(1);
    assertThat(ann.channel().failedFor()).isZero();
  }

  @Test
  void a_failure_after_some_were_taken_is_the_first_one_again() {
    receiver = GONE;
    ann.write(BOB, LongStream.rangeClosed(1, 200).toArray());
    tryFor(Duration.ofHours(5));

    receiver = batch -> batch.last() <= 128 ? take(batch) : GONE.deliver(batch);

    assertThat(failing()).isLessThan(Duration.ofSeconds(2));
    assertThat(ann.left()).hasSize(72);
    assertThat(ann.channel().attempts()).isEqualTo(1);
    assertThat(ann.channel().failedFor()).isZero();
  }

  @Test
  void who_says_nothing_sensible_is_asked_again_later() {
    ann.write(BOB, 1);

    receiver = _ -> new Receipt(0, null, null);
    assertThat(bring()).isNotNull();
    receiver = _ -> new Receipt(0, null, new Refused(99, "never heard of"));
    assertThat(bring()).isNotNull();
    receiver = _ -> new Receipt(Long.MAX_VALUE, new UUID(0, 1), null);
    assertThat(bring()).isNotNull();

    assertThat(ann.channel().attempts()).isEqualTo(3);
    assertThat(ann.left()).containsExactly(1L);
  }

  @Test
  void what_goes_wrong_on_this_side_waits_longer_each_time_too() {
    receiver =
        _ -> {
          throw new IllegalStateException("no key to sign with");
        };
    ann.write(BOB, 1);

    ann.world.advance(failing());

    assertThat(failing()).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    assertThat(ann.left()).containsExactly(1L);
  }

  @Test
  void a_receiver_that_has_taken_more_than_was_ever_sent_is_written_to_by_a_new_channel() {
    var first = new ArrayList<UUID>();
    receiver =
        batch -> {
          first.add(batch.channel());
          return first.size() == 1 ? new Receipt(1000, new UUID(0, 1000), null) : take(batch);
        };
    ann.write(BOB, 1, 2);

    assertThat(bring()).isNull();

    assertThat(first).hasSize(2).doesNotHaveDuplicates();
    assertThat(brought).containsExactly(List.of(1L, 2L));
  }

  @Test
  void a_pause_outlives_the_host_but_no_jump_of_its_clock() {
    receiver = GONE;
    ann.write(BOB, 1);
    var pause = failing();

    assertThat(ann.courier.pause(ann.channel())).isEqualTo(pause);
    ann.world.advance(Duration.ofDays(1));
    assertThat(ann.courier.pause(ann.channel())).isZero();
    ann.world.advance(Duration.ofDays(-30));
    assertThat(ann.courier.pause(ann.channel())).isEqualTo(HOUR);
    assertThat(ManualWorld.BEGIN).isAfter(ann.world.clock().instant());
  }
}

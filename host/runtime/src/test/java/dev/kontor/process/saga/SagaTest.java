package dev.kontor.process.saga;

import static dev.kontor.host.world.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.context.ContextUnderTest;
import dev.kontor.host.unit.StoredTimer;
import dev.kontor.tenant.MessageSkipped;
import dev.kontor.tenant.saga.SagaStatus;
import dev.kontor.tenant.saga.SagaStatus.Phase;
import dev.kontor.tenant.saga.Sagas;
import dev.kontor.trip.Agency;
import dev.kontor.trip.Do;
import dev.kontor.trip.NoMoney;
import dev.kontor.trip.Noted;
import dev.kontor.trip.RoomConfirmed;
import dev.kontor.trip.Trip;
import dev.kontor.trip.TripModule;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What sagas promise, in a world whose clock the test moves. */
final class SagaTest {

  private static final String ANN = "ann";
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final Duration A_WHILE = Duration.ofMillis(100);

  private final ContextUnderTest acme = new ContextUnderTest(new TripModule());

  @AfterEach
  void close() {
    acme.close();
  }

  private Sagas sagas() {
    return acme.bean(Sagas.class);
  }

  private Agency agency() {
    return acme.bean(Agency.class);
  }

  private boolean begin() {
    return sagas().start("trip", ANN, new Trip(ANN, ""));
  }

  private void confirm(String room) {
    sagas().answer("trip", ANN, new RoomConfirmed(ANN, room));
  }

  private SagaStatus status() {
    return sagas().find("trip", ANN).orElseThrow();
  }

  private void becomes(Phase phase) {
    eventually("it is " + phase, () -> status().phase() == phase);
    acme.settle();
  }

  private void waitsAt(String step) {
    eventually("it waits at " + step, () -> step.equals(status().step()));
    acme.settle();
  }

  /** What was done for the traveller, in its order. */
  private List<String> noted() {
    return acme.database.events().stream()
        .filter(event -> event.type().equals("trip.noted"))
        .map(event -> ((Noted) acme.codec().read(event)).what())
        .toList();
  }

  private static void refuse() {
    throw new NoMoney(ANN);
  }

  private static void fail() {
    throw new IllegalStateException("the line is bad");
  }

  @Test
  void steps_are_done_in_their_order_each_once() {
    assertThat(sagas().find("trip", ANN)).isEmpty();
    assertThat(begin()).isTrue();

    waitsAt("confirmation");
    assertThat(status().phase()).isEqualTo(Phase.RUNNING);
    assertThat(noted()).containsExactly("flight", "hotel", "look");
    confirm("room 12");

    becomes(Phase.COMPLETED);
    assertThat(noted()).containsExactly("flight", "hotel", "look", "payment of room 12");
    assertThat(status()).isEqualTo(new SagaStatus("trip", ANN, Phase.COMPLETED, null, null));
    assertThat(acme.database.timers()).isEmpty();
  }

  @Test
  void a_refused_step_has_the_done_ones_undone_in_reverse_each_once() {
    agency().on("payment of room 12", SagaTest::refuse);
    begin();
    confirm("room 12");

    becomes(Phase.COMPENSATED);

    assertThat(noted())
        .containsExactly(
            "flight", "hotel", "look", "no hotel", "no flight", "sorry: ann has no money");
    assertThat(status().reason()).isEqualTo("ann has no money");
    assertThat(acme.database.timers()).isEmpty();
  }

  @Test
  void a_step_that_is_refused_before_its_commit_is_refused() {
    agency().atCommitOf("hotel", SagaTest::refuse);
    begin();

    becomes(Phase.COMPENSATED);

    assertThat(noted()).containsExactly("flight", "no flight", "sorry: ann has no money");
  }

  @Test
  void a_first_step_that_is_refused_leaves_nothing_to_undo() {
    agency().on("flight", SagaTest::refuse);
    begin();

    becomes(Phase.COMPENSATED);

    assertThat(noted()).containsExactly("sorry: ann has no money");
  }

  @Test
  void a_step_that_fails_is_tried_again_and_refused_when_its_attempts_are_used_up() {
    var attempts = new AtomicInteger();
    agency()
        .on(
            "flight",
            () -> {
              attempts.incrementAndGet();
              fail();
            });
    begin();

    eventually(
        "it is given up",
        () -> {
          acme.world.advance(A_MINUTE);
          return status().phase() == Phase.COMPENSATED;
        });

    assertThat(attempts).hasValue(3);
    assertThat(noted()).containsExactly("sorry: the line is bad");
  }

  @Test
  void a_step_that_fails_once_is_done_at_its_next_attempt() {
    var failures = new AtomicInteger(1);
    agency()
        .on(
            "flight",
            () -> {
              if (failures.getAndDecrement() > 0) {
                fail();
              }
            });
    begin();
    eventually("it has failed", () -> failures.get() == 0);

    acme.advance(A_MINUTE);

    waitsAt("confirmation");
    assertThat(noted()).containsExactly("flight", "hotel", "look");
  }

  @Test
  void a_step_that_is_skipped_is_done_and_leaves_nothing() {
    agency()
        .on(
            "look",
            () -> {
              throw new MessageSkipped("nothing to look forward to");
            });
    begin();

    waitsAt("confirmation");

    assertThat(noted()).containsExactly("flight", "hotel");
  }

  @Test
  void a_step_that_waits_too_long_has_the_saga_undone() {
    begin();
    waitsAt("confirmation");

    acme.advance(Duration.ofDays(1));
    becomes(Phase.COMPENSATED);

    assertThat(noted())
        .endsWith("no hotel", "no flight", "sorry: step 'confirmation' took too long");
    int events = acme.database.events().size();
    confirm("too late");
    acme.settle();
    assertThat(acme.database.events()).hasSize(events);
  }

  @Test
  void a_step_that_keeps_failing_is_given_up_when_its_time_is_up() {
    agency().on("hotel", SagaTest::fail);
    begin();
    waitsAt("hotel");
    assertThat(acme.database.timers()).extracting(StoredTimer::name).hasSize(1);

    acme.world.advance(Duration.ofHours(1));
    eventually(
        "it is given up",
        () -> {
          acme.world.advance(A_MINUTE);
          return status().phase() == Phase.COMPENSATED;
        });

    assertThat(noted()).startsWith("flight", "no flight");
  }

  @Test
  void an_answer_that_comes_early_is_kept_and_each_is_taken_once() {
    agency().on("hotel", () -> {});
    acme.context()
        .send(
            new Do(() -> {
              begin();
              confirm("first");
              confirm("second");
            }));

    becomes(Phase.COMPLETED);

    assertThat(noted()).endsWith("payment of first");
  }

  @Test
  void one_that_is_started_twice_is_one_saga() {
    assertThat(begin()).isTrue();
    waitsAt("confirmation");

    assertThat(begin()).isFalse();
    confirm("room 12");
    becomes(Phase.COMPLETED);
    assertThat(begin()).isFalse();

    acme.settle();
    assertThat(noted()).containsExactly("flight", "hotel", "look", "payment of room 12");
  }

  @Test
  void a_unit_that_fails_starts_none() {
    var both =
        new Do(() -> {
          begin();
          fail();
        });

    assertThatThrownBy(() -> acme.context().send(both)).hasMessage("the line is bad");

    assertThat(sagas().find("trip", ANN)).isEmpty();
  }

  @Test
  void an_undoing_that_fails_is_parked_at_last_and_goes_on_when_it_is_replayed() {
    agency().on("payment of room 12", SagaTest::refuse);
    agency().on("no hotel", SagaTest::fail);
    begin();
    confirm("room 12");

    eventually(
        "it is stuck",
        () -> {
          acme.world.advance(A_MINUTE);
          return status().phase() == Phase.STUCK;
        });
    assertThat(status().step()).isEqualTo("confirmation");
    assertThat(noted()).doesNotContain("no hotel", "no flight");
    agency().nothingMore();
    var letter = acme.context().deadLetters(0, 10).getFirst();
    assertThat(acme.context().replay(letter.number())).isTrue();

    becomes(Phase.COMPENSATED);
    assertThat(noted())
        .containsExactly(
            "flight", "hotel", "look", "no hotel", "no flight", "sorry: ann has no money");
  }

  /** The host dies when this was done and was not committed, and again at the next chance. */
  @ParameterizedTest
  @ValueSource(strings = {"flight", "hotel", "look", "payment of room 12"})
  void a_crash_within_any_step_repeats_and_loses_nothing(String step) {
    agency().on(step, () -> acme.database.isAway(true));
    beginConfirmed();
    crashWhenAway();

    becomesInTime(Phase.COMPLETED);

    assertThat(noted()).containsExactly("flight", "hotel", "look", "payment of room 12");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no hotel", "no flight", "sorry: ann has no money"})
  void a_crash_within_any_undoing_repeats_and_loses_nothing(String undoing) {
    agency().on("payment of room 12", SagaTest::refuse);
    agency().on(undoing, () -> acme.database.isAway(true));
    beginConfirmed();
    crashWhenAway();

    becomesInTime(Phase.COMPENSATED);

    assertThat(noted())
        .containsExactly(
            "flight", "hotel", "look", "no hotel", "no flight", "sorry: ann has no money");
  }

  /** While time passes, since what has failed is tried again later. */
  private void becomesInTime(Phase phase) {
    eventually(
        "it is " + phase,
        () -> {
          acme.world.advance(A_WHILE);
          return status().phase() == phase;
        });
    acme.settle();
  }

  /** In one unit: the database may be away soon. */
  private void beginConfirmed() {
    acme.context()
        .send(
            new Do(() -> {
              begin();
              confirm("room 12");
            }));
  }

  private void crashWhenAway() {
    eventually("the database is away", () -> acme.database.isAway());
    acme.crash();
    acme.database.isAway(false);
    acme.startAgain();
  }

  @Test
  void what_is_started_wrongly_is_said() {
    assertThatThrownBy(() -> sagas().start("trp", ANN, new Trip(ANN, "")))
        .hasMessageContaining("no saga is named 'trp'; expected one of [trip]");
    assertThatThrownBy(() -> sagas().start("trip", ANN, "text"))
        .hasMessageContainingAll("java.lang.String", "Trip");
  }
}

package dev.kontor.testing.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.tenant.aggregate.Aggregates;
import dev.kontor.tenant.aggregate.EventStore;
import dev.kontor.tenant.aggregate.Snapshots;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What snapshots promise: nothing but to load faster. Each test has a stream of its own. */
public abstract class SnapshotContract {

  private static final int EVERY = 10;
  private static final Snapshots<Tally> FIRST_FORM = Snapshots.of(Tally.class, 1).every(EVERY);

  private final Tally.Folding folding = new Tally.Folding();
  private String id = "";

  /** Made by a test that extends it. */
  protected SnapshotContract() {}

  @BeforeEach
  final void a_stream_of_its_own(TestInfo test) {
    id = getClass().getSimpleName() + " " + test.getDisplayName();
  }

  /** Runs the body in a unit of work of its own, in which the store is used. */
  protected abstract <R> R inUnit(Function<EventStore, R> body);

  @Test
  final void a_long_stream_loads_what_came_since_its_snapshot_only() {
    for (int i = 0; i < 20; i++) {
      note(FIRST_FORM, 500);
    }
    note(FIRST_FORM, EVERY - 1);
    folding.folded();

    assertThat(state(FIRST_FORM).notes()).isEqualTo(10_000 + EVERY - 1);
    assertThat(folding.folded()).isEqualTo(EVERY - 1);
    assertThat(inUnit(store -> store.history(stream(), Tally.class, 1)).version())
        .isEqualTo(10_000);
  }

  @Test
  final void a_short_stream_has_none() {
    note(FIRST_FORM, EVERY - 1);

    var history = inUnit(store -> store.history(stream(), Tally.class, 1));

    assertThat(history.snapshot()).isNull();
    assertThat(history.version()).isZero();
    assertThat(history.events()).hasSize(EVERY - 1);
  }

  @Test
  final void a_snapshot_of_another_form_is_ignored_and_replaced() {
    note(FIRST_FORM, EVERY);
    var secondForm =
        Snapshots.of(
                Letters.class,
                2,
                (Tally tally) -> new Letters(tally.notes(), tally.letters()),
                kept -> new Tally(kept.notes(), kept.letters(), "?"))
            .every(EVERY);
    folding.folded();

    assertThat(state(secondForm)).isEqualTo(state(null));
    assertThat(folding.folded()).isEqualTo(2 * EVERY);

    note(secondForm, 1);
    folding.folded();
    assertThat(state(secondForm)).isEqualTo(new Tally(EVERY + 1, 11L * (EVERY + 1), "?"));
    assertThat(folding.folded()).isZero();
    assertThat(state(FIRST_FORM).last()).isEqualTo("some words ");
  }

  @Test
  final void one_that_can_not_be_read_is_ignored_too() {
    note(FIRST_FORM, EVERY);
    inUnit(store -> {
      store.keep(stream(), EVERY, 1, List.of("no", "tally"));
      return true;
    });

    assertThat(state(FIRST_FORM)).isEqualTo(state(null));
  }

  @Test
  final void a_unit_that_fails_keeps_none() {
    assertThatThrownBy(() ->
            inUnit(store -> {
              var _ = aggregates(store, FIRST_FORM).tell(id, notes(EVERY));
              throw new IllegalStateException("no");
            }))
        .hasMessage("no");

    assertThat(inUnit(store -> store.history(stream(), Tally.class, 1)).snapshot()).isNull();
  }

  @Test
  final void a_unit_sees_what_it_has_raised_after_a_snapshot() {
    note(FIRST_FORM, EVERY);

    var both =
        inUnit(store -> {
          var aggregates = aggregates(store, FIRST_FORM);
          var _ = aggregates.tell(id, notes(EVERY));
          var _ = aggregates.tell(id, notes(EVERY));
          return List.of(aggregates.state(id), aggregates(store, null).state(id));
        });

    assertThat(both.getFirst()).isEqualTo(both.getLast());
    assertThat(both.getFirst().notes()).isEqualTo(3L * EVERY);
    assertThat(state(FIRST_FORM)).isEqualTo(both.getFirst());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  final void whatever_has_happened_a_snapshot_and_folding_come_to_the_same(long seed) {
    var random = new Random(seed);
    var expected = Tally.NONE;
    for (int step = 0; step < 25; step++) {
      var told =
          IntStream.range(0, random.nextInt(8))
              .mapToObj(_ -> new Noted(stream(), "x".repeat(random.nextInt(5))))
              .toList();
      for (var each : told) {
        expected = expected.and(each);
      }
      inUnit(store -> aggregates(store, FIRST_FORM).tell(id, told));
      assertThat(state(FIRST_FORM)).as("seed %d, step %d", seed, step).isEqualTo(expected);
      assertThat(state(null)).as("seed %d, step %d", seed, step).isEqualTo(expected);
    }
  }

  private void note(Snapshots<Tally> snapshots, int times) {
    inUnit(store -> aggregates(store, snapshots).tell(id, notes(times)));
  }

  private List<Noted> notes(int times) {
    return IntStream.range(0, times).mapToObj(_ -> new Noted(stream(), "some words ")).toList();
  }

  private Tally state(@Nullable Snapshots<Tally> snapshots) {
    return inUnit(store -> aggregates(store, snapshots).state(id));
  }

  private Aggregates<List<Noted>, Tally, Noted> aggregates(
      EventStore store, @Nullable Snapshots<Tally> snapshots) {
    var plain = new Aggregates<List<Noted>, Tally, Noted>(store, "note", Noted.class, folding);
    return snapshots == null ? plain : plain.keeping(snapshots);
  }

  private String stream() {
    return "note-" + id;
  }
}

package dev.kontor.testing.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.aggregate.EventStore;
import dev.kontor.tenant.aggregate.ExpectedVersion;
import dev.kontor.tenant.aggregate.VersionConflict;
import dev.kontor.tenant.message.Recorded;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What an {@link EventStore} promises. Each test has a stream of its own. */
public abstract class EventStoreContract {

  private String stream = "";

  /** Made by a test that extends it. */
  protected EventStoreContract() {}

  @BeforeEach
  final void a_stream_of_its_own(TestInfo test) {
    stream = "note-" + test.getDisplayName();
  }

  /**
   * Runs the body in a unit of work of its own, in which the store is used; tried again as a whole,
   * as a command's handler is, when another unit was faster.
   */
  protected abstract <R> R inUnit(Function<EventStore, R> body);

  /** The store as code outside any unit has it. */
  protected abstract EventStore outside();

  @Test
  final void an_unknown_stream_has_no_events() {
    assertThat(texts(0)).isEmpty();
  }

  @Test
  final void events_come_back_in_their_order_numbered_from_1_without_gaps() {
    append(ExpectedVersion.isNew(), "one", "two");
    append(ExpectedVersion.exactly(2), "three");

    var recorded = recorded(stream, 0);

    assertThat(recorded)
        .extracting(Recorded::event)
        .containsExactly(noted("one"), noted("two"), noted("three"));
    assertThat(recorded).extracting(Recorded::version).containsExactly(1L, 2L, 3L);
    assertThat(recorded).extracting(Recorded::position).isSorted().doesNotHaveDuplicates();
    assertThat(recorded).extracting(each -> each.metadata().id()).doesNotHaveDuplicates();
  }

  @Test
  final void an_empty_text_comes_back_as_one() {
    append(ExpectedVersion.isNew(), "");

    assertThat(texts(0)).containsExactly("");
  }

  @Test
  final void reading_begins_after_a_version() {
    append(ExpectedVersion.isNew(), "one", "two", "three");

    assertThat(texts(2)).containsExactly("three");
    assertThat(texts(3)).isEmpty();
  }

  @Test
  final void a_stream_knows_nothing_of_others() {
    append(ExpectedVersion.isNew(), "one");

    assertThat(recorded(stream + "-other", 0)).isEmpty();
  }

  @Test
  final void a_unit_reads_what_it_has_appended_itself() {
    append(ExpectedVersion.isNew(), "one");

    var read =
        inUnit(store -> {
          int version = store.read(stream, 0).size();
          store.append(stream, ExpectedVersion.exactly(version), notes("two", "three"));
          return store.read(stream, 1);
        });

    assertThat(read).extracting(Recorded::event).containsExactly(noted("two"), noted("three"));
    assertThat(read).extracting(Recorded::version).containsExactly(2L, 3L);
  }

  @Test
  final void any_version_takes_whatever_comes_next() {
    append(ExpectedVersion.isNew(), "one");
    append(ExpectedVersion.any(), "two");
    append(ExpectedVersion.any(), "three", "four");

    assertThat(texts(0)).containsExactly("one", "two", "three", "four");
  }

  @Test
  final void a_stream_that_is_not_new_is_refused_with_its_name_and_versions() {
    append(ExpectedVersion.isNew(), "one", "two");

    assertThatThrownBy(() -> append(ExpectedVersion.isNew(), "never"))
        .isInstanceOf(VersionConflict.class)
        .hasMessageContainingAll(stream, "at version 2", "expected new");
    assertThat(texts(0)).containsExactly("one", "two");
  }

  @Test
  final void a_version_that_was_never_reached_is_refused_with_stream_and_versions() {
    append(ExpectedVersion.isNew(), "one");

    assertThatThrownBy(() -> append(ExpectedVersion.exactly(7), "never"))
        .isInstanceOfSatisfying(
            VersionConflict.class,
            conflict -> {
              assertThat(conflict.stream()).isEqualTo(stream);
              assertThat(conflict.expected()).isEqualTo(ExpectedVersion.exactly(7));
              assertThat(conflict.actual()).isEqualTo(1);
            })
        .hasMessageContainingAll(stream, "at version 1", "expected 7");
    assertThat(texts(0)).containsExactly("one");
  }

  @Test
  final void who_has_read_is_refused_at_once_when_it_expects_another_version() {
    append(ExpectedVersion.isNew(), "one");

    assertThatThrownBy(() ->
            inUnit(store -> {
              store.read(stream, 0);
              store.append(stream, ExpectedVersion.exactly(4), notes("never"));
              throw new AssertionError("it was taken");
            }))
        .isInstanceOf(VersionConflict.class)
        .hasMessageContainingAll(stream, "at version 1", "expected 4");
  }

  @Test
  final void nothing_of_a_unit_is_kept_when_one_of_its_streams_has_moved_on() {
    append(ExpectedVersion.isNew(), "one");

    assertThatThrownBy(() ->
            inUnit(store -> {
              store.append(stream + "-other", ExpectedVersion.any(), List.of(other("never")));
              store.append(stream, ExpectedVersion.exactly(9), notes("never"));
              return true;
            }))
        .hasMessageContaining(stream);

    assertThat(recorded(stream + "-other", 0)).isEmpty();
    assertThat(texts(0)).containsExactly("one");
  }

  @Test
  final void nothing_is_kept_of_a_unit_that_fails() {
    assertThatThrownBy(() ->
            inUnit(store -> {
              store.append(stream, ExpectedVersion.isNew(), notes("never"));
              throw new IllegalStateException("no");
            }))
        .hasMessage("no");

    assertThat(texts(0)).isEmpty();
  }

  @Test
  final void one_who_was_overtaken_is_tried_again_and_sees_what_the_other_wrote() {
    var attempts = new AtomicInteger();

    inUnit(store -> {
      int version = store.read(stream, 0).size();
      if (attempts.incrementAndGet() == 1) {
        beside(() -> append(ExpectedVersion.any(), "theirs"));
      }
      store.append(stream, ExpectedVersion.exactly(version), notes("mine"));
      return true;
    });

    assertThat(attempts).hasValue(2);
    assertThat(texts(0)).containsExactly("theirs", "mine");
  }

  @Test
  final void many_at_once_leave_no_gap_and_lose_nothing() {
    int many = 16;
    var units =
        IntStream.range(0, many)
            .mapToObj(i -> started(() -> append(ExpectedVersion.any(), "note " + i)))
            .toList();
    units.forEach(EventStoreContract::join);

    var recorded = recorded(stream, 0);

    assertThat(recorded).extracting(Recorded::event).doesNotHaveDuplicates().hasSize(many);
    assertThat(recorded)
        .extracting(Recorded::version)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, many).mapToObj(Long::valueOf).toList());
  }

  @Test
  final void a_stream_is_not_read_while_its_version_is_open() {
    assertThatThrownBy(() ->
            inUnit(store -> {
              store.append(stream, ExpectedVersion.any(), notes("one"));
              return store.read(stream, 0);
            }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(stream, "read it first");
  }

  @Test
  final void an_event_of_another_stream_is_a_mistake() {
    assertThatThrownBy(() ->
            inUnit(store -> {
              store.append(stream, ExpectedVersion.any(), List.of(other("never")));
              return true;
            }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("Noted", stream);
  }

  @Test
  final void outside_a_unit_it_is_of_no_use() {
    assertThatThrownBy(() -> outside().read(stream, 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no unit of work is open");
  }

  private void append(ExpectedVersion expected, String... texts) {
    inUnit(store -> {
      store.append(stream, expected, notes(texts));
      return true;
    });
  }

  private List<Recorded<DomainEvent>> recorded(String of, long afterVersion) {
    return inUnit(store -> store.read(of, afterVersion));
  }

  private List<String> texts(long afterVersion) {
    return recorded(stream, afterVersion).stream()
        .map(each -> ((Noted) each.event()).text())
        .toList();
  }

  private List<DomainEvent> notes(String... texts) {
    return Arrays.stream(texts).<DomainEvent>map(this::noted).toList();
  }

  private Noted noted(String text) {
    return new Noted(stream, text);
  }

  private Noted other(String text) {
    return new Noted(stream + "-other", text);
  }

  private static void beside(Runnable unit) {
    join(started(unit));
  }

  private static FutureTask<Boolean> started(Runnable unit) {
    var task = new FutureTask<>(unit, true);
    Thread.startVirtualThread(task);
    return task;
  }

  private static void join(FutureTask<Boolean> task) {
    try {
      task.get();
    } catch (InterruptedException | ExecutionException failed) {
      throw new AssertionError(failed);
    }
  }
}

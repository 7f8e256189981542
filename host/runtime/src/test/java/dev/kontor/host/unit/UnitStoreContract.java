package dev.kontor.host.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.unit.UnitStore.Ownership;
import dev.kontor.host.unit.UnitStore.Stale;
import dev.kontor.tenant.Conflict;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.message.Metadata;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of units keeps, whatever it is made of. */
public abstract class UnitStoreContract {

  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678901Z");

  /** The store that is tested, empty at the beginning of each test. */
  protected abstract UnitStore store();

  private long write(long epoch, Writes writes) {
    store()
        .write(unit -> {
          unit.write(epoch, writes);
          return true;
        });
    return epoch;
  }

  private static Writes writes(StoredEvent... events) {
    return new Writes(List.of(events), List.of(), null);
  }

  private static StoredEvent event(long position, String stream, long version) {
    var id = UUID.randomUUID();
    var metadata =
        new Metadata(
            id, new TenantId("acme"), "a \"quoted\"\n\\prïncipal", UUID.randomUUID(), id, AT);
    return new StoredEvent(position, stream, version, "it-happened", 3, "{\"n\": 1}", metadata);
  }

  private static StoredFollowUp followUp(long number, long event) {
    return new StoredFollowUp(number, "mail", "s", event, null, 0);
  }

  private static KeptAnswer answer(String key, String answer) {
    return new KeptAnswer(
        new RequestKey("ann", "POST", key, "f"), answer, AT.plus(Duration.ofDays(1)));
  }

  private static Writes writes(KeptAnswer answer, StoredEvent... events) {
    return new Writes(List.of(events), List.of(), null, answer, List.of());
  }

  private List<StoredEvent> events(String stream) {
    return store().read(unit -> unit.events(stream, 0));
  }

  private long owner() {
    return store().takeOver().epoch();
  }

  @Test
  void events_come_back_as_they_were_written_and_take_the_next_version_where_they_ask_for_it() {
    var first = event(1, "it's \"one\"\\", 1);
    var other = event(2, "another", 1);
    var next = event(3, first.stream(), StoredEvent.NEXT);

    write(owner(), writes(first, other, next));

    assertThat(events(first.stream())).hasSize(2).startsWith(first);
    assertThat(events(first.stream()).getLast().version()).isEqualTo(2);
    assertThat(store().<List<StoredEvent>>read(unit -> unit.events(first.stream(), 1)))
        .extracting(StoredEvent::position)
        .containsExactly(3L);
    assertThat(events("another")).containsExactly(other);
  }

  @Test
  void a_stream_that_moved_on_is_a_conflict_that_names_it_and_nothing_is_kept() {
    long epoch = write(owner(), writes(event(1, "s", 1), event(2, "s", 2)));

    for (var version : List.of(2L, 4L)) {
      assertThatThrownBy(() -> write(epoch, writes(event(3, "t", 1), event(4, "s", version))))
          .isInstanceOf(Conflict.class)
          .hasMessageContainingAll("stream 's' is at version 2", "expected " + (version - 1));
    }

    assertThat(events("s")).hasSize(2);
    assertThat(events("t")).isEmpty();
  }

  @Test
  void a_streams_versions_and_numbers_rise_together() {
    long epoch = write(owner(), writes(event(5, "s", 1)));

    assertThatThrownBy(() -> write(epoch, writes(event(4, "s", StoredEvent.NEXT))))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("stream 's'");

    write(epoch, writes(event(4, "other", 1)));
  }

  @Test
  void a_body_that_throws_leaves_nothing() {
    long epoch = owner();

    assertThatThrownBy(() ->
            store()
                .write(_ -> {
                  throw new IllegalStateException("no");
                }))
        .hasMessage("no");

    assertThat(events("s")).isEmpty();
    write(epoch, writes(event(1, "s", 1)));
  }

  @Test
  void a_follow_up_done_twice_is_refused_with_all_that_the_second_run_wrote() {
    long epoch =
        write(owner(), new Writes(List.of(event(1, "s", 1)), List.of(followUp(2, 1)), null));
    write(epoch, new Writes(List.of(event(3, "effect", 1)), List.of(), 2L));

    assertThatThrownBy(
            () -> write(epoch, new Writes(List.of(event(4, "effect", 2)), List.of(), 2L)))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("follow-up 2 is gone");

    assertThat(events("effect")).hasSize(1);
  }

  @Test
  void an_answer_is_kept_until_its_time_is_over_and_another_in_its_place_is_refused() {
    var kept = answer("key", "first");
    long epoch = write(owner(), writes(kept));

    assertThat(store().answer(kept.key(), AT)).isEqualTo(kept);
    assertThat(store().answer(kept.key(), kept.until())).isNull();
    assertThat(store().answer(answer("other", "").key(), AT)).isNull();
    assertThatThrownBy(() -> write(epoch, writes(answer("key", "second"), event(1, "s", 1))))
        .isInstanceOf(Conflict.class);

    assertThat(store().answer(kept.key(), AT)).isEqualTo(kept);
    assertThat(events("s")).isEmpty();
  }

  @Test
  void a_snapshot_is_read_with_what_followed_it_and_one_of_another_form_is_not() {
    var kept = new StoredSnapshot("s", 2, 1, "{\"n\": 2}");
    write(
        owner(),
        new Writes(
            List.of(event(1, "s", 1), event(2, "s", 2), event(3, "s", 3)),
            List.of(),
            null,
            null,
            List.of(kept)));

    var history = store().<StoredHistory>read(unit -> unit.history("s", 1));
    assertThat(history.snapshot()).isEqualTo(kept);
    assertThat(history.events()).extracting(StoredEvent::version).containsExactly(3L);
    var whole = store().<StoredHistory>read(unit -> unit.history("s", 2));
    assertThat(whole.snapshot()).isNull();
    assertThat(whole.events()).hasSize(3);
  }

  @Test
  void a_take_over_tells_a_new_epoch_and_the_highest_number_and_refuses_the_older_owner() {
    var before = store().takeOver();
    write(before.epoch(), new Writes(List.of(event(7, "s", 1)), List.of(followUp(9, 7)), null));

    assertThat(before.lastNumber()).isZero();
    assertThat(store().takeOver()).isEqualTo(new Ownership(before.epoch() + 1, 9));

    assertThatThrownBy(() -> write(before.epoch(), writes(event(10, "s", 2))))
        .isInstanceOf(Stale.class);
    assertThat(events("s")).hasSize(1);
  }
}

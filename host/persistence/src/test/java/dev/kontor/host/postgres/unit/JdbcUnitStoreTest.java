package dev.kontor.host.postgres.unit;

import static dev.kontor.host.postgres.unit.TenantUnderTest.AT;
import static dev.kontor.host.postgres.unit.TenantUnderTest.answer;
import static dev.kontor.host.postgres.unit.TenantUnderTest.followUp;
import static dev.kontor.host.postgres.unit.TenantUnderTest.writes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.postgres.pool.Bounds;
import dev.kontor.host.postgres.unit.TenantUnderTest.HostUnderTest;
import dev.kontor.host.unit.RequestKey;
import dev.kontor.host.unit.StoredEvent;
import dev.kontor.host.unit.StoredFollowUp;
import dev.kontor.host.unit.UnitStore.Ownership;
import dev.kontor.host.unit.Writes;
import dev.kontor.tenant.Conflict;
import dev.kontor.tenant.aggregate.ExpectedVersion;
import dev.kontor.tenant.aggregate.VersionConflict;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JdbcUnitStoreTest {

  private final TenantUnderTest tenant = new TenantUnderTest();
  private final HostUnderTest host = tenant.host();

  @BeforeEach
  void an_empty_database() {
    tenant.asAdministrator("TRUNCATE kontor.event, kontor.follow_up, kontor.answer, public.note");
    tenant.asAdministrator("ALTER TABLE public.note DROP CONSTRAINT IF EXISTS one_text");
    host.takeOver();
  }

  @AfterAll
  void leaves_nothing() throws IOException {
    tenant.close();
  }

  @Test
  void events_come_back_as_they_were_written() {
    var stream = "order \"1\"\\\n\té\u0001";
    var first = tenant.event(1, stream, StoredEvent.NEXT, "{\"a\": [1, 2.50, \"x\\\"y\"]}");
    var second = tenant.event(2, stream, 2, "\"just a text\"");

    host.write(writes(first, second, tenant.event(3, "another", 1)));

    var read = host.events(stream, 0);
    assertThat(read).hasSize(2);
    assertThat(read.getFirst())
        .isEqualTo(new StoredEvent(1, stream, 1, first.type(), 1, first.data(), first.metadata()));
    assertThat(read.getFirst().metadata().at()).isEqualTo(AT);
    assertThat(read.getLast()).isEqualTo(second);
    assertThat(host.events(stream, 1)).containsExactly(second);
  }

  @Test
  void an_event_comes_after_whatever_its_stream_has_also_when_another_context_wrote_there() {
    var other = host.database.units(TenantUnderTest.ACME);
    host.write(writes(tenant.event(1, "s", StoredEvent.NEXT)));
    host.write(writes(tenant.event(2, "s", StoredEvent.NEXT)));

    other.write(unit -> {
      unit.write(host.epoch(), writes(tenant.event(3, "s", StoredEvent.NEXT)));
      return true;
    });
    host.write(writes(tenant.event(4, "s", StoredEvent.NEXT)));
    host.write(writes(tenant.event(5, "s", 5)));

    assertThat(host.events("s", 0))
        .extracting(StoredEvent::version)
        .containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThatThrownBy(() -> host.write(writes(tenant.event(6, "s", 5))))
        .isInstanceOf(VersionConflict.class)
        .hasMessageContaining("'s'");
  }

  @Test
  void an_event_that_was_numbered_before_the_last_of_its_stream_is_refused() {
    host.write(writes(tenant.event(1, "s", StoredEvent.NEXT)));
    host.write(writes(tenant.event(5, "s", StoredEvent.NEXT)));

    assertThatThrownBy(() -> host.write(writes(tenant.event(4, "s", StoredEvent.NEXT))))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("numbered after this one");
  }

  @Test
  void follow_ups_come_back_as_they_were_written() {
    var event = tenant.event(1, "s", 1);
    var queued = new StoredFollowUp(2, "mail", "s", 1, "{\"to\": \"x\"}", 0);
    var free = followUp(3, "index", null, 1);

    host.write(new Writes(List.of(event), List.of(queued, free), null));

    var due = host.followUps.next("mail", "s", 0, 10).getFirst();
    assertThat(due.followUp()).isEqualTo(queued);
    assertThat(due.event()).isEqualTo(event);
    assertThat(host.followUps.next("index", null, 0, 10).getFirst().followUp()).isEqualTo(free);
  }

  @Test
  void an_answer_comes_back_until_its_time_is_over() {
    var kept = answer("key \"1\"\\", "{\"yes\": \"é\"}", AT);

    host.write(writes(kept));

    assertThat(host.units.answer(kept.key(), AT)).isEqualTo(kept);
    assertThat(host.units.answer(kept.key(), kept.until())).isNull();
    assertThat(host.units.answer(answer("key", "", AT).key(), AT)).isNull();
    var key = kept.key();
    assertThat(host.units.answer(new RequestKey("ann", key.command(), key.key(), ""), AT)).isNull();
    assertThat(host.units.answer(new RequestKey("anonymous", "GET", key.key(), ""), AT)).isNull();
  }

  @Test
  void of_two_units_that_answer_one_request_the_later_is_refused_and_leaves_nothing()
      throws Exception {
    var other = tenant.host();
    try (var holding = tenant.session()) {
      holding.setAutoCommit(false);
      TenantUnderTest.value(
          holding,
          "SELECT kontor.keep_answer(jsonb_build_array('anonymous', 'POST /\"things\"', 'key',"
              + " 'f', 'first', '%1$s', '%2$s'))".formatted(AT, AT.plus(Duration.ofDays(1))));
      other.takeOver();
      var late =
          tenant.beside(() -> {
            other.write(
                new Writes(
                    List.of(tenant.event(1, "s", 1)),
                    List.of(),
                    null,
                    answer("key", "x", AT),
                    List.of()));
            return true;
          });
      tenant.eventuallyWaitsFor("transactionid");
      holding.commit();

      assertThatThrownBy(late::join).hasCauseInstanceOf(Conflict.class);
    }
    assertThat(tenant.events()).isZero();
    assertThat(tenant.value("SELECT content FROM kontor.answer")).isEqualTo("first");
  }

  @Test
  void answers_whose_time_is_over_make_way_for_new_ones_a_few_at_a_time() {
    IntStream.range(0, 25).forEach(i -> host.write(writes(answer("old " + i, "old", AT))));
    var later = AT.plus(Duration.ofDays(1));

    host.write(writes(answer("old 3", "new", later)));
    assertThat(answers()).isEqualTo("15");
    host.write(writes(answer("new", "new", later)));
    host.write(writes(answer("newer", "new", later)));

    assertThat(answers()).isEqualTo("3");
    assertThat(tenant.value("SELECT string_agg(key, ',' ORDER BY key) FROM kontor.answer"))
        .isEqualTo("new,newer,old 3");
  }

  private String answers() {
    return tenant.value("SELECT count(*) FROM kontor.answer");
  }

  @Test
  void a_part_that_throws_takes_its_rows_back_and_the_unit_goes_on() {
    host.units.write(unit -> {
      unit.part(() -> note("(1, 'kept')"));
      assertThatThrownBy(() ->
              unit.part(() -> {
                note("(2, 'taken back')");
                throw new IllegalStateException("refused");
              }))
          .hasMessage("refused");
      assertThatThrownBy(() -> unit.part(() -> note("(1, 'twice')")))
          .hasMessageContaining("duplicate key");
      unit.part(() -> note("(3, 'kept')"));
      unit.write(host.epoch(), writes());
      return true;
    });

    assertThat(tenant.value("SELECT string_agg(text, ' ' ORDER BY id) FROM note"))
        .isEqualTo("kept kept");
  }

  @Test
  void a_first_part_that_throws_takes_its_rows_back_and_the_unit_goes_on() {
    host.units.write(unit -> {
      assertThatThrownBy(() ->
              unit.part(() -> {
                note("(1, 'taken back')");
                throw new IllegalStateException("refused");
              }))
          .hasMessage("refused");
      unit.part(() -> note("(2, 'kept')"));
      unit.write(host.epoch(), writes());
      return true;
    });

    assertThat(tenant.value("SELECT string_agg(text, ' ' ORDER BY id) FROM note"))
        .isEqualTo("kept");
  }

  @Test
  void a_part_that_others_were_faster_to_says_so_however_that_was_wrapped() {
    var deadlock = new SQLException("deadlock detected", "40P01");

    host.units.write(unit -> {
      assertThatThrownBy(() ->
              unit.part(() -> {
                throw new IllegalStateException("the repository failed", deadlock);
              }))
          .isInstanceOf(Conflict.class);
      unit.write(host.epoch(), writes());
      return true;
    });
  }

  @Test
  void a_part_that_asks_the_database_nothing_needs_no_connection() {
    host.units.write(unit -> {
      unit.part(() -> true);
      assertThat(unit.holdsConnection()).isFalse();
      unit.write(host.epoch(), writes());
      return true;
    });
  }

  private boolean note(String row) {
    host.execute("INSERT INTO note VALUES " + row);
    return true;
  }

  @Test
  void every_unit_that_only_writes_is_one_round_trip_and_runs_its_follow_up_in_another() {
    var proxy = tenant.proxy();
    var near = nearAndWarm(proxy);

    for (long number = 100; number < 140; number += 2) {
      int before = proxy.roundTrips();
      near.write(
          new Writes(
              List.of(tenant.event(number, "s", StoredEvent.NEXT)),
              List.of(followUp(number + 1, "mail", "s", number)),
              null));
      near.write(new Writes(List.of(), List.of(), number + 1));

      assertThat(proxy.roundTrips() - before).as("unit %d, and what follows", number).isEqualTo(2);
    }
  }

  @Test
  void every_unit_that_loads_an_aggregate_is_two_round_trips_and_each_further_one_adds_one() {
    var proxy = tenant.proxy();
    var near = nearAndWarm(proxy);

    for (long number = 100; number < 140; number += 2) {
      int before = proxy.roundTrips();
      load(near, number, "s");
      int between = proxy.roundTrips();
      load(near, number + 1, "s", "t");

      assertThat(between - before).as("unit %d", number).isEqualTo(2);
      assertThat(proxy.roundTrips() - between).as("unit %d", number + 1).isEqualTo(3);
    }
  }

  /** With one connection, on which every statement is prepared and which is never asked after. */
  private HostUnderTest nearAndWarm(CuttingProxy proxy) {
    var near = tenant.host(proxy, 1, Bounds.USUAL.withTrust(Duration.ofMinutes(10)));
    near.takeOver();
    for (long number = 1; number < 30; number += 3) {
      near.write(
          new Writes(
              List.of(tenant.event(number, "s", StoredEvent.NEXT)),
              List.of(followUp(number + 1, "mail", "s", number)),
              null));
      near.write(new Writes(List.of(), List.of(), number + 1));
      load(near, number + 2, "s", "t");
    }
    return near;
  }

  /** A unit that loads streams and adds to the first. */
  private void load(HostUnderTest near, long number, String... streams) {
    near.units.write(unit -> {
      int version = 0;
      for (var stream : List.of(streams).reversed()) {
        version = unit.history(stream, 1).events().size();
      }
      unit.write(near.epoch(), writes(tenant.event(number, streams[0], version + 1)));
      return true;
    });
  }

  @Test
  void a_unit_whose_first_read_fails_leaves_its_connection_as_it_was() {
    var near = tenant.host(tenant.proxy(), 1);
    near.takeOver();

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> near.units.write(unit -> unit.events("\0", 0)))
          .hasMessageContaining("0x00");
      near.write(writes(tenant.event(i + 1, "s", i + 1)));
    }

    assertThat(tenant.events()).isEqualTo(2);
  }

  @Test
  void a_streams_versions_and_numbers_rise_together() {
    host.takeOver();
    host.write(writes(tenant.event(5, "s", StoredEvent.NEXT)));

    assertThatThrownBy(() -> host.write(writes(tenant.event(4, "s", StoredEvent.NEXT))))
        .isInstanceOf(Conflict.class)
        .hasMessageContainingAll("stream 's'", "event 5", "nothing was written");

    host.write(writes(tenant.event(4, "other", StoredEvent.NEXT)));
    assertThat(tenant.events()).isEqualTo(2);
  }

  @Test
  void what_repositories_write_commits_with_the_unit_or_not_at_all() {
    host.units.write(unit -> {
      host.execute("INSERT INTO note VALUES (1, 'one')");
      unit.write(host.epoch(), new Writes(List.of(), List.of(), null));
      return true;
    });
    assertThatThrownBy(() ->
            host.units.write(_ -> {
              host.execute("INSERT INTO note VALUES (2, 'two')");
              throw new IllegalStateException("the body fails");
            }))
        .hasMessage("the body fails");
    assertThatThrownBy(() ->
            host.units.write(unit -> {
              host.execute("INSERT INTO note VALUES (3, 'three')");
              unit.write(host.epoch(), writes(tenant.event(1, "s", 7)));
              return true;
            }))
        .isInstanceOf(Conflict.class);

    assertThat(tenant.value("SELECT string_agg(text, ',') FROM note")).isEqualTo("one");
    assertThat(tenant.events()).isZero();
  }

  @Test
  void a_rule_that_is_checked_at_the_commit_rolls_everything_back() {
    tenant.asAdministrator(
        "ALTER TABLE note ADD CONSTRAINT one_text UNIQUE (text)"
            + " DEFERRABLE INITIALLY DEFERRED");

    assertThatThrownBy(() ->
            host.units.write(unit -> {
              host.execute("INSERT INTO note VALUES (1, 'x'), (2, 'x')");
              unit.write(host.epoch(), writes(tenant.event(1, "s", 1)));
              return true;
            }))
        .hasMessageContaining("one_text");

    assertThat(tenant.events()).isZero();
  }

  @Test
  void changes_without_write_and_statements_after_it_are_refused() {
    assertThatThrownBy(() ->
            host.units.write(_ -> {
              host.execute("INSERT INTO note VALUES (1, 'unfenced')");
              return true;
            }))
        .hasMessageContaining("without Transaction.write");
    assertThatThrownBy(() ->
            host.units.write(unit -> {
              unit.write(host.epoch(), writes(tenant.event(1, "s", 1)));
              host.execute("INSERT INTO note VALUES (2, 'too late')");
              return true;
            }))
        .hasMessageContaining("after the unit was written");
    assertThatThrownBy(() ->
            host.units.write(unit -> {
              host.execute("SELECT 1");
              unit.write(host.epoch(), writes(tenant.event(2, "s", 2)));
              host.execute("INSERT INTO note VALUES (3, 'too late')");
              return true;
            }))
        .hasMessageContaining("after the unit was written");
    assertThatThrownBy(() -> host.units.write(_ -> host.units.read(_ -> true)))
        .hasMessageContaining("inside another one");
    assertThat(host.units.<Integer>write(unit -> unit.events("s", 0).size())).isEqualTo(2);

    assertThat(tenant.value("SELECT count(*) FROM note")).isEqualTo("0");
  }

  @Test
  void a_transaction_that_reads_is_refused_every_change_by_the_database() {
    assertThatThrownBy(() ->
            host.units.read(_ -> {
              host.execute("INSERT INTO note VALUES (1, 'one')");
              return true;
            }))
        .rootCause()
        .hasFieldOrPropertyWithValue("SQLState", "25006");
    assertThatThrownBy(() ->
            host.units.read(unit -> {
              unit.write(host.epoch(), writes(tenant.event(1, "s", 1)));
              return true;
            }))
        .hasMessageContaining("only reads");
    assertThat(tenant.events()).isZero();
  }

  @Test
  void a_stream_that_moved_on_is_a_conflict_that_names_stream_expected_and_actual() {
    host.write(writes(tenant.event(1, "s", 1), tenant.event(2, "s", 2)));

    for (var version : List.of(2L, 4L)) {
      assertThatThrownBy(
              () -> host.write(writes(tenant.event(3, "t", 1), tenant.event(4, "s", version))))
          .isInstanceOfSatisfying(
              VersionConflict.class,
              conflict -> {
                assertThat(conflict.stream()).isEqualTo("s");
                assertThat(conflict.expected()).isEqualTo(ExpectedVersion.exactly(version - 1));
                assertThat(conflict.actual()).isEqualTo(2);
              })
          .hasMessageStartingWith(
              "stream 's' is at version 2; expected %d; nothing was written"
                  .formatted(version - 1));
    }
    assertThat(tenant.events()).isEqualTo(2);
  }

  @Test
  void of_two_that_expect_the_same_version_at_once_one_wins() throws Exception {
    try (var rival = tenant.session()) {
      rival.setAutoCommit(false);
      rival
          .createStatement()
          .execute("INSERT INTO kontor.event VALUES (1, 's', 1, 't', 1, '{}', '{}', now())");
      var waiting =
          tenant.beside(() -> {
            host.write(writes(tenant.event(2, "s", 1)));
            return true;
          });
      tenant.eventuallyWaitsFor("transactionid");
      rival.commit();

      assertThatThrownBy(waiting::join)
          .hasCauseInstanceOf(VersionConflict.class)
          .hasMessageContaining("stream 's' is at version 1; expected new");
    }
  }

  @Test
  void whatever_a_stream_is_called_its_conflict_names_it() {
    var name = "it's at version 9; expected 9\n'";
    host.write(writes(tenant.event(1, name, 1)));

    assertThatThrownBy(() -> host.write(writes(tenant.event(2, name, 1))))
        .isInstanceOfSatisfying(
            VersionConflict.class, conflict -> assertThat(conflict.stream()).isEqualTo(name));
  }

  @Test
  void units_that_take_the_next_version_at_once_get_it_in_the_order_of_their_numbers() {
    var position = new AtomicLong();
    var writers =
        IntStream.range(0, 8)
            .mapToObj(_ ->
                tenant.beside(() -> {
                  for (int i = 0; i < 25; i++) {
                    writeUntilItIsTheHighest(position);
                  }
                  return true;
                }))
            .toList();
    writers.forEach(writer -> assertThat(writer.join()).isTrue());

    var events = host.events("busy", 0);
    assertThat(events.stream().map(StoredEvent::version))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 200).boxed().toList());
    assertThat(events).isSortedAccordingTo(Comparator.comparingLong(StoredEvent::position));
  }

  private void writeUntilItIsTheHighest(AtomicLong position) {
    while (true) {
      try {
        host.write(writes(tenant.event(position.incrementAndGet(), "busy", StoredEvent.NEXT)));
        return;
      } catch (Conflict anotherWasFaster) {
        assertThat(anotherWasFaster).hasMessageContaining("numbered after this one");
      }
    }
  }

  @Test
  void a_deadlock_and_a_serialization_failure_are_conflicts() throws Exception {
    tenant.asAdministrator("INSERT INTO note VALUES (1, 'a'), (2, 'b')");
    var bothHold = new CountDownLatch(2);
    var first = tenant.beside(() -> lockBoth(bothHold, 1, 2));
    var second = tenant.beside(() -> lockBoth(bothHold, 2, 1));

    var conflicts =
        List.of(first, second).stream()
            .map(unit -> unit.handle((_, failed) -> failed).join())
            .filter(failed -> failed != null)
            .toList();

    assertThat(conflicts).hasSize(1);
    assertThat(conflicts.getFirst()).hasMessageContaining("40P01");
    assertThat(conflicts.getFirst().getCause()).isInstanceOf(Conflict.class);
    assertThatThrownBy(() ->
            host.units.write(_ -> {
              host.execute("DO $$ BEGIN RAISE 'x' USING ERRCODE = '40001'; END $$");
              return true;
            }))
        .isInstanceOf(Conflict.class);
  }

  private boolean lockBoth(CountDownLatch bothHold, int one, int other) {
    return host.units.write(unit -> {
      host.execute("UPDATE note SET text = 'x' WHERE id = " + one);
      bothHold.countDown();
      await(bothHold);
      host.execute("UPDATE note SET text = 'x' WHERE id = " + other);
      unit.write(host.epoch(), new Writes(List.of(), List.of(), null));
      return true;
    });
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Test
  void a_follow_up_done_twice_is_refused_with_all_that_the_second_run_wrote() {
    host.write(
        new Writes(List.of(tenant.event(1, "s", 1)), List.of(followUp(2, "mail", "s", 1)), null));

    host.write(new Writes(List.of(tenant.event(3, "effect", 1)), List.of(), 2L));
    assertThatThrownBy(
            () -> host.write(new Writes(List.of(tenant.event(4, "effect", 2)), List.of(), 2L)))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("follow-up 2 is gone");

    assertThat(host.followUps.waiting(0, 100)).isEmpty();
    assertThat(tenant.events()).isEqualTo(2);
  }

  @Test
  void a_take_over_tells_a_new_epoch_and_the_highest_number() {
    var before = host.takeOver();
    host.write(
        new Writes(List.of(tenant.event(7, "s", 1)), List.of(followUp(9, "mail", null, 7)), null));

    assertThat(before.lastNumber()).isZero();
    assertThat(host.takeOver()).isEqualTo(new Ownership(before.epoch() + 1, 9));
  }
}

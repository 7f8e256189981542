package dev.kontor.host.postgres.unit;

import static dev.kontor.host.postgres.unit.TenantUnderTest.AT;
import static dev.kontor.host.postgres.unit.TenantUnderTest.followUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.database.TenantDatabase.NextDue;
import dev.kontor.host.followup.FollowUpStore.Backlog;
import dev.kontor.host.followup.FollowUpStore.Waiting;
import dev.kontor.host.postgres.unit.TenantUnderTest.HostUnderTest;
import dev.kontor.host.unit.Due;
import dev.kontor.host.unit.StoredEvent;
import dev.kontor.host.unit.StoredFollowUp;
import dev.kontor.host.unit.Writes;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JdbcFollowUpStoreTest {

  private static final Instant AT_ONCE = OffsetDateTime.MIN.toInstant();

  private final TenantUnderTest tenant = new TenantUnderTest();
  private final HostUnderTest host = tenant.host();

  @BeforeEach
  void an_event_at_1() {
    tenant.asAdministrator("TRUNCATE kontor.event, kontor.follow_up, kontor.timer");
    host.takeOver();
    host.write(TenantUnderTest.writes(tenant.event(1, "s", 1)));
  }

  @AfterAll
  void leaves_nothing() throws IOException {
    tenant.close();
  }

  private void stored(StoredFollowUp... runs) {
    host.write(new Writes(List.of(), List.of(runs), null));
  }

  private @Nullable Instant due() {
    var due = host.database.nextDue();
    assertThat(due.byTenantsClock()).isNull();
    return due.byHostsClock();
  }

  @Test
  void what_waits_comes_with_the_lowest_number_first_and_each_queues_runs_in_order() {
    stored(
        followUp(10, "mail", "b", 1),
        followUp(11, "index", null, 1),
        followUp(12, "mail", "a", 1),
        followUp(13, "mail", "b", 1),
        followUp(14, "index", null, 1));

    assertThat(host.followUps.waiting(0, 100))
        .extracting(Waiting::number)
        .containsExactly(10L, 11L, 12L, 13L, 14L);
    assertThat(numbers(host.followUps.next("mail", "b", 0, 10))).containsExactly(10L, 13L);
    assertThat(numbers(host.followUps.next("mail", "b", 10, 10))).containsExactly(13L);
    assertThat(numbers(host.followUps.next("index", null, 0, 10))).containsExactly(11L, 14L);
    assertThat(numbers(host.followUps.next("index", null, 0, 1))).containsExactly(11L);
    assertThat(host.followUps.next("mail", null, 0, 10)).isEmpty();
    assertThat(host.followUps.backlog()).isEqualTo(new Backlog(5, 0));
  }

  private static Stream<Long> numbers(List<Due> runs) {
    return runs.stream().map(due -> due.followUp().number());
  }

  @Test
  void a_failed_run_keeps_how_often_and_when_it_is_to_be_tried_again() {
    stored(followUp(10, "mail", "a", 1));

    host.followUps.failed(10, 3, "boom\0", AT);

    var run = host.followUps.next("mail", "a", 0, 10).getFirst();
    assertThat(run.followUp().attempts()).isEqualTo(3);
    assertThat(run.again()).isEqualTo(AT);
    assertThat(run.isParked()).isFalse();
    assertThat(run.event().stream()).isEqualTo("s");
  }

  @Test
  void a_dead_letter_tells_all_until_it_is_replayed_or_discarded() {
    stored(followUp(10, "mail", "a", 1), followUp(11, "mail", "a", 1));
    assertThat(host.followUps.replay(10)).isFalse();
    assertThat(host.followUps.discard(10)).isFalse();

    host.followUps.park(10, 10, "boom\n  at somewhere", AT);
    host.followUps.park(11, 10, "boom", AT);

    var letter = host.followUps.parked(0, 10_000).getFirst();
    assertThat(letter.number()).isEqualTo(10);
    assertThat(letter.error()).isEqualTo("boom\n  at somewhere");
    assertThat(letter.eventType()).isEqualTo("batch-allocated");
    assertThat(letter.event().principal()).contains("prïncipal");
    assertThat(letter.parkedAt()).isEqualTo(AT);
    assertThat(host.followUps.backlog()).isEqualTo(new Backlog(0, 2));
    assertThat(host.followUps.next("mail", "a", 0, 1).getFirst().isParked()).isTrue();

    assertThat(host.followUps.discard(10)).isTrue();
    assertThat(host.followUps.discard(10)).isFalse();
    assertThat(host.followUps.replay(11)).isTrue();
    assertThat(host.followUps.replay(11)).isFalse();
    var again = host.followUps.next("mail", "a", 0, 10).getFirst();
    assertThat(again.isParked()).isFalse();
    assertThat(again.followUp().attempts()).isZero();
    assertThat(host.followUps.parked(0, 10_000)).isEmpty();
  }

  @Test
  void a_tenant_is_due_at_once_when_a_run_waits_and_later_when_it_is_to_be_tried_again() {
    assertThat(host.database.nextDue()).isEqualTo(new NextDue(null, null));
    stored(followUp(10, "mail", "a", 1), followUp(11, "mail", "a", 1));
    assertThat(due()).isEqualTo(AT_ONCE);

    host.followUps.failed(10, 1, "boom", AT);

    assertThat(due()).isEqualTo(AT);
    stored(followUp(12, "index", null, 1));
    assertThat(due()).isEqualTo(AT_ONCE);
  }

  @Test
  void dead_letters_and_what_waits_behind_them_wake_nobody() {
    stored(
        followUp(10, "mail", "a", 1), followUp(11, "mail", "a", 1), followUp(12, "index", null, 1));
    host.followUps.park(10, 10, "boom", AT);
    host.followUps.park(12, 10, "boom", AT);
    assertThat(due()).isNull();

    stored(followUp(13, "index", null, 1));
    assertThat(due()).isEqualTo(AT_ONCE);
    host.write(new Writes(List.of(), List.of(), 13L));
    assertThat(due()).isNull();
    stored(followUp(14, "mail", "b", 1));
    assertThat(due()).isEqualTo(AT_ONCE);
  }

  /** The vacuum trap: dead rows that no vacuum may remove while somebody reads an old snapshot. */
  @Test
  void taking_and_deleting_costs_the_same_however_many_are_dead_under_a_long_reader()
      throws Exception {
    try (var reader = tenant.session();
        var measuring = tenant.session()) {
      reader.setAutoCommit(false);
      reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      TenantUnderTest.value(reader, "SELECT count(*) FROM kontor.follow_up");

      work(1_000, 1_100);
      long early = pagesOf(measuring, 1_100);
      work(1_104, 4_000);
      long late = pagesOf(measuring, 4_000);

      assertThat(pages(measuring, "SELECT number FROM kontor.follow_up ORDER BY number LIMIT 1"))
          .as("pages touched by looking for the oldest, dead ones among them: the trap is set")
          .isGreaterThan(30);
      assertThat(early).isPositive();
      assertThat(late).isLessThanOrEqualTo(early + 6);
    }
  }

  /** Runs of two handlers come in, are taken and done. */
  private void work(long from, long to) {
    for (var first : LongStream.range(from / 4, to / 4).map(page -> page * 4).toArray()) {
      stored(
          followUp(first, "mail", "a", 1),
          followUp(first + 1, "index", null, 1),
          followUp(first + 2, "mail", "a", 1),
          followUp(first + 3, "index", null, 1));
      assertThat(numbers(host.followUps.next("mail", "a", first - 1, 10))).hasSize(2);
      assertThat(numbers(host.followUps.next("index", null, first - 1, 10))).hasSize(2);
      LongStream.range(first, first + 4)
          .forEach(number -> host.write(new Writes(List.of(), List.of(), number)));
    }
  }

  /** Pages of tables and indexes that taking the next runs and deleting one touches. */
  private static long pagesOf(Connection session, long after) throws SQLException {
    return pages(session, filled(JdbcFollowUpStore.NEXT_IN_QUEUE, "'mail'", "'a'", after, 10))
        + pages(session, filled(JdbcFollowUpStore.NEXT_WITHOUT_QUEUE, "'index'", after, 10))
        + pages(session, unit("[[%d, \"mail\", \"a\", 1, null, 0]]".formatted(after), "[]"))
        + pages(session, unit("[]", "[%d]".formatted(after)));
  }

  private static String unit(String followUps, String done) {
    return """
    SELECT kontor.write_unit((SELECT number FROM kontor.epoch),
      '{"events": [], "follow_ups": %s, "done": %s}')\
    """
        .formatted(followUps, done);
  }

  private static String filled(String sql, Object... values) {
    return sql.replace("?", "%s").formatted(values);
  }

  private static long pages(Connection session, String sql) throws SQLException {
    var plan = TenantUnderTest.value(session, "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + sql);
    var blocks = Pattern.compile("\"Shared (Hit|Read) Blocks\": (\\d+)").matcher(plan);
    long pages = 0;
    for (int i = 0; i < 2 && blocks.find(); i++) {
      pages += Long.parseLong(blocks.group(2));
    }
    return pages;
  }

  @Test
  void a_run_follows_an_event_of_its_own_unit() {
    host.write(
        new Writes(
            List.of(tenant.event(20, "t", StoredEvent.NEXT)),
            List.of(followUp(21, "mail", "t", 20)),
            null));

    assertThat(host.followUps.next("mail", "t", 0, 1).getFirst().event().position()).isEqualTo(20);
  }

  @Test
  void a_unit_sees_the_first_run_of_a_queue_and_whether_it_is_parked() {
    var runs = List.of(followUp(32, "mail", "s", 31), followUp(33, "mail", "s", 31));
    host.write(new Writes(List.of(tenant.event(31, "s", StoredEvent.NEXT)), runs, null));
    host.followUps.park(32, 10, "no", AT);

    var first = host.units.read(unit -> Optional.ofNullable(unit.first("mail", "s"))).orElseThrow();

    assertThat(first.followUp().number()).isEqualTo(32);
    assertThat(first.isParked()).isTrue();
    assertThat(host.units.<Boolean>read(unit -> unit.first("mail", "another") == null)).isTrue();
  }
}

package dev.kontor.host.postgres.unit;

import static dev.kontor.host.postgres.unit.TenantUnderTest.followUp;
import static dev.kontor.host.postgres.unit.TenantUnderTest.writes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.postgres.unit.TenantUnderTest.HostUnderTest;
import dev.kontor.host.unit.StoredEvent;
import dev.kontor.host.unit.StoredFollowUp;
import dev.kontor.host.unit.Writes;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Units whose streams this host wrote last, alone and several at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NextEventsTest {

  private final TenantUnderTest tenant = new TenantUnderTest();
  private final HostUnderTest host = tenant.host();
  private UnitCalls calls = new UnitCalls();

  @BeforeEach
  void two_streams_and_a_follow_up() throws SQLException {
    tenant.asAdministrator("TRUNCATE kontor.event, kontor.follow_up");
    host.takeOver();
    calls = new UnitCalls();
    send(
        new Writes(List.of(tenant.event(1, "a", 1)), List.of(followUp(2, "mail", "a", 1)), null),
        writes(tenant.event(3, "b", 1)));
  }

  @AfterAll
  void leaves_nothing() throws IOException {
    tenant.close();
  }

  private void send(Writes... units) throws SQLException {
    send(host.epoch(), units);
  }

  private void send(long epoch, Writes... units) throws SQLException {
    try (var connection = host.connections.getConnection()) {
      calls.sendAll(connection, epoch, List.of(units));
    }
  }

  private Writes next(long position, String stream) {
    return writes(tenant.event(position, stream, StoredEvent.NEXT));
  }

  private static Writes ran(long number) {
    return new Writes(List.of(), List.of(), number);
  }

  private List<Long> versions(String stream) {
    return host.events(stream, 0).stream().map(StoredEvent::version).toList();
  }

  private String transactions() {
    return tenant.value("SELECT count(DISTINCT xmin::text) FROM kontor.event");
  }

  @Test
  void all_that_they_leave_is_written_together() throws SQLException {
    var event = tenant.event(11, "a", 2, "{\"text\": \"é\\n\\\"\"}");
    var queued = new StoredFollowUp(12, "copy", "a", 11, "{\"to\": [1, null]}", 0);
    var free = followUp(14, "index", null, 13);

    send(
        new Writes(List.of(event), List.of(queued), null),
        new Writes(List.of(tenant.event(13, "b", 2)), List.of(free), null),
        ran(2));

    assertThat(host.events("a", 1)).containsExactly(event);
    assertThat(host.followUps.next("copy", "a", 0, 10).getFirst().followUp()).isEqualTo(queued);
    assertThat(host.followUps.next("index", null, 0, 10).getFirst().followUp()).isEqualTo(free);
    assertThat(host.followUps.next("mail", "a", 0, 10)).isEmpty();
    assertThat(transactions()).isEqualTo("2");
  }

  @Test
  void one_and_those_that_only_ran_are_written_together() throws SQLException {
    var event = tenant.event(11, "a", 2, "{\"text\": \"é\\n\\\"\"}");
    var queued = new StoredFollowUp(12, "copy", "a", 11, "{\"to\": [1, null]}", 0);

    send(ran(2), new Writes(List.of(event), List.of(queued), null));

    assertThat(host.events("a", 1)).containsExactly(event);
    assertThat(host.followUps.next("copy", "a", 0, 10).getFirst().followUp()).isEqualTo(queued);
    assertThat(host.followUps.next("mail", "a", 0, 10)).isEmpty();
  }

  Stream<List<Writes>> goingOn() {
    return Stream.of(
        List.of(next(11, "a")),
        List.of(next(11, "a"), ran(2)),
        List.of(next(11, "a"), next(12, "b")),
        List.of(ran(2)));
  }

  @ParameterizedTest
  @MethodSource("goingOn")
  void under_an_older_epoch_nothing_is_written(List<Writes> units) {
    long older = host.epoch();
    host.takeOver();

    assertThatThrownBy(() -> send(older, units.toArray(Writes[]::new)))
        .hasMessageContaining("stale epoch");

    assertThat(tenant.events()).isEqualTo(2);
    assertThat(host.followUps.next("mail", "a", 0, 10)).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("goingOn")
  void they_wait_for_a_take_over_that_is_under_way_and_are_then_refused(List<Writes> units)
      throws Exception {
    try (var takingOver = tenant.session()) {
      takingOver.setAutoCommit(false);
      TenantUnderTest.value(takingOver, "SELECT epoch FROM kontor.take_over()");
      var sent =
          tenant.beside(() -> {
            send(units.toArray(Writes[]::new));
            return true;
          });
      tenant.eventuallyWaitsFor("advisory");
      takingOver.commit();

      assertThatThrownBy(sent::get).hasMessageContaining("stale epoch");
    }
    assertThat(tenant.events()).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("goingOn")
  void with_a_follow_up_that_is_gone_nothing_is_written(List<Writes> units) {
    var more = Stream.concat(units.stream(), Stream.of(ran(99))).toArray(Writes[]::new);

    assertThatThrownBy(() -> send(more)).hasMessageContaining("follow-up gone");

    assertThat(tenant.events()).isEqualTo(2);
    assertThat(host.followUps.next("mail", "a", 0, 10)).hasSize(1);
  }

  @Test
  void where_another_was_faster_they_are_written_behind_that() throws SQLException {
    host.write(next(5, "b"));

    send(next(11, "a"), next(12, "b"));
    host.write(next(15, "a"));
    send(next(21, "a"));
    send(next(22, "a"), next(23, "b"));

    assertThat(versions("a")).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(versions("b")).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void a_number_that_is_taken_is_refused() {
    assertThatThrownBy(() -> send(next(3, "a"))).hasMessageContaining("event_pkey");
    assertThatThrownBy(() -> send(next(3, "a"), next(12, "b"))).hasMessageContaining("event_pkey");

    assertThat(tenant.events()).isEqualTo(2);
  }
}

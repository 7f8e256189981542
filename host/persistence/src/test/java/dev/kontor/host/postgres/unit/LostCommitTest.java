package dev.kontor.host.postgres.unit;

import static dev.kontor.host.postgres.unit.TenantUnderTest.AT;
import static dev.kontor.host.postgres.unit.TenantUnderTest.followUp;
import static dev.kontor.host.postgres.unit.TenantUnderTest.writes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.postgres.unit.CuttingProxy.Cut;
import dev.kontor.host.postgres.unit.TenantUnderTest.HostUnderTest;
import dev.kontor.host.unit.StoredEvent;
import dev.kontor.host.unit.UnitStore.Uncertain;
import dev.kontor.host.unit.Writes;
import dev.kontor.tenant.Conflict;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.PGConnection;

/** The connection is cut while a unit commits: what happened is found out before it is answered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LostCommitTest {

  enum Unit {
    WITH_EVENT,
    WITH_FOLLOW_UP_ONLY,
    WITH_DONE_ONLY,
    WITH_ANSWER_ONLY
  }

  private final TenantUnderTest tenant = new TenantUnderTest();
  private final CuttingProxy proxy = tenant.proxy();

  /** One connection: what became of the unit must be found out with the same one place. */
  private final HostUnderTest host = tenant.host(proxy, 1);

  @BeforeEach
  void a_tenant_with_one_follow_up() {
    tenant.asAdministrator("TRUNCATE kontor.event, kontor.follow_up, kontor.answer, public.note");
    host.takeOver();
    host.write(
        new Writes(List.of(tenant.event(1, "s", 1)), List.of(followUp(2, "mail", "s", 1)), null));
  }

  @AfterAll
  void leaves_nothing() throws IOException {
    tenant.close();
  }

  private Writes of(Unit unit) {
    return switch (unit) {
      case WITH_EVENT -> new Writes(List.of(tenant.event(3, "s", 2)), List.of(), 2L);
      case WITH_FOLLOW_UP_ONLY -> new Writes(List.of(), List.of(followUp(3, "mail", "s", 1)), 2L);
      case WITH_DONE_ONLY -> new Writes(List.of(), List.of(), 2L);
      case WITH_ANSWER_ONLY -> TenantUnderTest.writes(TenantUnderTest.answer("key", "yes", AT));
    };
  }

  private String writeCut(Cut cut, Writes writes) {
    return host.units.write(unit -> {
      unit.events("s", 0);
      host.execute("INSERT INTO note VALUES (1, 'effect')");
      proxy.cut(cut);
      unit.write(host.epoch(), writes);
      return "done";
    });
  }

  private String effects() {
    return tenant.value("SELECT count(*) FROM note");
  }

  @ParameterizedTest
  @EnumSource(Unit.class)
  void the_answer_is_lost_and_the_unit_returns_as_if_it_had_come(Unit unit) {
    assertThat(writeCut(Cut.ANSWER, of(unit))).isEqualTo("done");

    assertThat(effects()).isEqualTo("1");
    assertThat(host.events("s", 0)).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(Unit.class)
  void the_request_is_lost_and_the_unit_is_to_be_repeated(Unit unit) {
    assertThatThrownBy(() -> writeCut(Cut.REQUEST, of(unit)))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("nothing was written");

    assertThat(effects()).isEqualTo("0");
    assertThat(writeCut(Cut.NONE, of(unit))).isEqualTo("done");
    assertThat(effects()).isEqualTo("1");
  }

  @ParameterizedTest
  @EnumSource(Unit.class)
  void a_session_that_goes_on_without_its_client_is_ended_before_the_answer(Unit unit)
      throws Exception {
    try (var holding = tenant.session()) {
      holding.setAutoCommit(false);
      TenantUnderTest.value(holding, "SELECT epoch FROM kontor.take_over()");

      assertThatThrownBy(() -> writeCut(Cut.CLIENT, of(unit))).isInstanceOf(Conflict.class);
      holding.rollback();
    }
    assertThat(effects()).isEqualTo("0");
    assertThat(writeCut(Cut.NONE, of(unit))).isEqualTo("done");
  }

  @Test
  void an_event_of_another_owner_under_the_same_number_is_not_mistaken_for_the_units_own() {
    var newer = tenant.host();

    assertThatThrownBy(() ->
            host.units.write(unit -> {
              unit.events("s", 0);
              newer.takeOver();
              newer.write(writes(tenant.event(3, "s", StoredEvent.NEXT)));
              proxy.cut(Cut.ANSWER);
              unit.write(host.epoch(), writes(tenant.event(3, "s", StoredEvent.NEXT)));
              return true;
            }))
        .isInstanceOf(Conflict.class);
    assertThat(tenant.events()).isEqualTo(2);
  }

  @Test
  void a_unit_that_leaves_no_trace_of_its_own_is_answered_as_uncertain() {
    assertThatThrownBy(() -> writeCut(Cut.ANSWER, new Writes(List.of(), List.of(), null)))
        .isInstanceOf(Uncertain.class)
        .hasMessageContaining("could not be found out");
  }

  @Test
  void what_broke_off_before_it_had_the_answer_is_looked_for_and_nobody_else_gets_that_answer()
      throws Exception {
    int session;
    try (var connection = host.connections.getConnection()) {
      session = connection.unwrap(PGConnection.class).getBackendPID();
      assertThatThrownBy(() ->
              LostAnswer.unlessAnswered(
                  connection,
                  () -> {
                    throw new StackOverflowError("while it was read");
                  }))
          .isInstanceOfSatisfying(
              LostAnswer.class, lost -> assertThat(lost.session()).isEqualTo(session))
          .hasRootCauseInstanceOf(StackOverflowError.class);
    }

    try (var next = host.connections.getConnection()) {
      assertThat(next.unwrap(PGConnection.class).getBackendPID()).isNotEqualTo(session);
    }
  }

  @Test
  void a_connection_lost_before_the_write_is_the_failure_itself_and_nothing_is_written() {
    assertThatThrownBy(() ->
            host.units.write(unit -> {
              host.execute("INSERT INTO note VALUES (1, 'effect')");
              proxy.cut(Cut.REQUEST);
              return unit.events("s", 0).size();
            }))
        .rootCause()
        .isInstanceOf(java.io.IOException.class);
    assertThat(effects()).isEqualTo("0");
  }
}

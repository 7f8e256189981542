package dev.kontor.host.postgres.unit;

import static dev.kontor.host.postgres.unit.TenantUnderTest.followUp;
import static dev.kontor.host.postgres.unit.TenantUnderTest.writes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.postgres.unit.TenantUnderTest.HostUnderTest;
import dev.kontor.host.unit.StoredEvent;
import dev.kontor.host.unit.UnitStore.Stale;
import dev.kontor.host.unit.Writes;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two hosts that both believe they own a tenant (design §5): the older one never commits. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FenceTest {

  private final TenantUnderTest tenant = new TenantUnderTest();
  private final HostUnderTest older = tenant.host();
  private final HostUnderTest newer = tenant.host();

  @BeforeEach
  void the_older_one_owns_an_empty_tenant() {
    tenant.asAdministrator("TRUNCATE kontor.event, kontor.follow_up, public.note");
    older.takeOver();
  }

  @AfterAll
  void leaves_nothing() throws IOException {
    tenant.close();
  }

  @Test
  void taken_over_before_it_begins() {
    newer.takeOver();

    assertThatThrownBy(() -> older.write(writes(tenant.event(1, "s", 1))))
        .isInstanceOf(Stale.class)
        .hasMessageContaining(
            "(epoch %d, and this host holds %d)".formatted(newer.epoch(), older.epoch()));
    assertThat(tenant.events()).isZero();
  }

  @Test
  void taken_over_between_its_reads_and_its_write() {
    assertThatThrownBy(() ->
            older.units.write(unit -> {
              unit.events("s", 0);
              newer.takeOver();
              unit.events("s", 0);
              unit.write(older.epoch(), writes(tenant.event(1, "s", 1)));
              return true;
            }))
        .isInstanceOf(Stale.class);
    assertThat(tenant.events()).isZero();
  }

  @Test
  void taken_over_between_what_its_repositories_wrote_and_its_write() {
    assertThatThrownBy(() ->
            older.units.write(unit -> {
              older.execute("INSERT INTO note VALUES (1, 'stale')");
              newer.takeOver();
              unit.write(older.epoch(), new Writes(List.of(), List.of(), null));
              return true;
            }))
        .isInstanceOf(Stale.class);
    assertThat(tenant.value("SELECT count(*) FROM note")).isEqualTo("0");
  }

  @Test
  void its_write_waits_for_a_take_over_that_is_under_way_and_then_fails() throws Exception {
    try (var takingOver = tenant.session()) {
      takingOver.setAutoCommit(false);
      TenantUnderTest.value(takingOver, "SELECT epoch FROM kontor.take_over()");
      var write =
          tenant.beside(() -> {
            older.write(writes(tenant.event(1, "s", 1)));
            return true;
          });
      tenant.eventuallyWaitsFor("advisory");
      takingOver.commit();

      assertThatThrownBy(write::join).hasCauseInstanceOf(Stale.class);
    }
    assertThat(tenant.events()).isZero();
  }

  @Test
  void a_take_over_waits_for_a_write_that_is_held_up_and_then_knows_its_number() throws Exception {
    try (var holding = tenant.session()) {
      holding.setAutoCommit(false);
      holding
          .createStatement()
          .execute("INSERT INTO kontor.event VALUES (1, 's', 1, 't', 1, '{}', '{}', now())");
      var write =
          tenant.beside(() -> {
            older.write(writes(tenant.event(5, "s", StoredEvent.NEXT)));
            return true;
          });
      tenant.eventuallyWaitsFor("transactionid");
      var takeOver = tenant.beside(newer::takeOver);
      tenant.eventuallyWaitsFor("advisory");
      assertThat(takeOver).isNotDone();
      holding.rollback();

      assertThat(write.join()).isTrue();
      assertThat(takeOver.join().lastNumber()).isEqualTo(5);
    }
    assertThatThrownBy(() -> older.write(writes(tenant.event(6, "s", StoredEvent.NEXT))))
        .isInstanceOf(Stale.class);
    assertThat(tenant.events()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"REPEATABLE READ", "SERIALIZABLE"})
  void one_snapshot_for_the_whole_unit_would_hide_the_take_over_and_is_refused(String isolation) {
    assertThatThrownBy(() ->
            older.units.write(unit -> {
              older.execute("SET TRANSACTION ISOLATION LEVEL " + isolation);
              unit.events("s", 0);
              newer.takeOver();
              unit.write(older.epoch(), writes(tenant.event(1, "s", 1)));
              return true;
            }))
        .hasMessageContaining(
            "READ COMMITTED, not in " + isolation.toLowerCase(java.util.Locale.ROOT));
    assertThat(tenant.events()).isZero();
  }

  @Test
  void it_does_not_touch_follow_ups_any_more() {
    older.write(
        new Writes(List.of(tenant.event(1, "s", 1)), List.of(followUp(2, "mail", "s", 1)), null));
    newer.takeOver();

    assertThatThrownBy(() -> older.followUps.park(2, 10, "boom", TenantUnderTest.AT))
        .isInstanceOf(Stale.class);
    assertThatThrownBy(() -> older.followUps.failed(2, 1, "boom", TenantUnderTest.AT))
        .isInstanceOf(Stale.class);
    assertThatThrownBy(() -> older.write(new Writes(List.of(), List.of(), 2L)))
        .isInstanceOf(Stale.class);

    var run = newer.followUps.next("mail", "s", 0, 10).getFirst();
    assertThat(run.followUp().attempts()).isZero();
    assertThat(run.isParked()).isFalse();
  }
}

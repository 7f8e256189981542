package dev.kontor.host.postgres.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.configuration.ConfigurationReader;
import dev.kontor.host.message.GrantKinds;
import dev.kontor.host.postgres.TestServer;
import dev.kontor.host.postgres.sql.Sql;
import dev.kontor.host.postgres.sql.SqlFailed;
import dev.kontor.host.postgres.sql.SqlOutages;
import dev.kontor.host.world.RealWorld;
import dev.kontor.tenant.TenantId;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On a real server, by whose means sessions are ended. */
final class ControlDatabaseTest {

  private static final TenantId ACME = new TenantId("acme");

  private final RealWorld world = new RealWorld();
  private final String site = "c" + world.newId().toString().substring(30);
  private final String name = "kontor_%s_control".formatted(site);
  private final CompletableFuture<ControlDatabaseHeld> taken = new CompletableFuture<>();
  private final ControlDatabase control =
      ControlDatabase.open(TestServer.address(), site, world, taken::complete);

  @AfterEach
  void leaves_nothing() throws SQLException {
    control.close();
    world.close();
    try (var admin = TestServer.admin()) {
      Sql.update(admin, "drop database \"%s\" with (force)".formatted(name));
    }
  }

  @Test
  void one_host_holds_it_until_it_closes_it() {
    assertAnotherIsRefused();

    control.close();

    another().close();
    assertThatThrownBy(() -> registry().forget(ACME))
        .isInstanceOf(SqlFailed.class)
        .hasMessageContaining(name);
  }

  @Test
  void after_a_lost_connection_the_next_write_works_and_the_lock_is_held_again() {
    endSessions();

    registry().forget(ACME);

    assertThat(registry().purged()).containsExactly(ACME);
    assertAnotherIsRefused();
    assertThat(taken).isNotDone();
  }

  @Test
  void a_host_that_writes_nothing_takes_the_lock_again_by_looking() {
    endSessions();

    assertThat(control.isHeld()).isTrue();

    assertAnotherIsRefused();
  }

  @Test
  void a_transaction_whose_connection_is_lost_writes_nothing() {
    assertThatThrownBy(() ->
            control
                .sql()
                .transaction(connection -> {
                  Sql.update(connection, "insert into purged_tenant values ('acme', now())");
                  endSessions();
                  return Sql.update(connection, "delete from tenant");
                }))
        .isInstanceOfSatisfying(
            SqlFailed.class, lost -> assertThat(new SqlOutages().isBehind(lost)).isTrue());

    assertThat(registry().purged()).isEmpty();
    assertAnotherIsRefused();
  }

  @Test
  void once_another_host_has_taken_it_nothing_can_be_written_any_more() throws Exception {
    endSessions();
    try (var other = another()) {
      assertThatThrownBy(() -> registry().forget(ACME))
          .isInstanceOf(ControlDatabaseHeld.class)
          .hasMessageContaining(name)
          .hasMessageContaining("taken by another host");
      assertThat(taken.get(10, TimeUnit.SECONDS)).hasMessageContaining(name);
      assertThat(control.isHeld()).isFalse();
      assertThat(other.sql().query("select id from purged_tenant", row -> row.getString(1)))
          .isEmpty();
    }

    assertThatThrownBy(() -> registry().forget(ACME)).isInstanceOf(ControlDatabaseHeld.class);
  }

  /** As when only the network was lost: the server still has the session, and with it the lock. */
  @Test
  void a_former_session_of_its_own_is_no_other_host() throws Exception {
    var hanging = sessions().getFirst();
    signal("STOP", hanging);
    try {
      assertThatThrownBy(() -> registry().forget(ACME))
          .isInstanceOfSatisfying(
              SqlFailed.class, late -> assertThat(new SqlOutages().isBehind(late)).isTrue())
          .hasMessageContaining("process " + hanging)
          .message()
          .asInstanceOf(InstanceOfAssertFactories.STRING)
          .doesNotContain("\n");
      assertAnotherIsRefused();
    } finally {
      signal("CONT", hanging);
    }

    registry().forget(ACME);

    assertThat(sessions()).hasSize(1).doesNotContain(hanging);
    assertThat(taken).isNotDone();
  }

  private JdbcTenantRegistry registry() {
    var reader =
        new ConfigurationReader(List.of(), new GrantKinds(List.of()), Set.of("main"), _ -> false);
    return new JdbcTenantRegistry(control.sql(), reader, world);
  }

  private ControlDatabase another() {
    return ControlDatabase.open(TestServer.address(), site, world, _ -> {});
  }

  private void assertAnotherIsRefused() {
    assertThatThrownBy(this::another)
        .isInstanceOf(ControlDatabaseHeld.class)
        .hasMessageContaining(name)
        .hasMessageContaining("held by another host");
  }

  private void endSessions() {
    admin("select pg_terminate_backend(pid, 10000)");
  }

  private List<String> sessions() {
    return admin("select pid");
  }

  private List<String> admin(String select) {
    try (var admin = TestServer.admin()) {
      return Sql.query(
          admin,
          select + " from pg_stat_activity where datname = ?",
          row -> row.getString(1),
          name);
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
  }

  private static void signal(String signal, String process)
      throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("kill", "-" + signal, process).start().waitFor()).isZero();
  }
}

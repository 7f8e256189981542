package dev.kontor.host.postgres.provisioning;

import static dev.kontor.host.postgres.provisioning.TestModule.LEDGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.database.Placement;
import dev.kontor.host.database.TenantDatabase.NextDue;
import dev.kontor.host.postgres.pool.PooledTenantDatabase;
import dev.kontor.host.postgres.pool.ServerConnections;
import dev.kontor.host.world.RealWorld;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tenant A's login role can do, seen from outside the host. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IsolationTest {

  private final TestSite site = new TestSite();
  private final Placement a = site.placement("tenant-a");
  private final Placement b = site.placement("tenant-b");

  @BeforeAll
  void two_tenants_and_another_database_of_the_site() throws SQLException {
    site.onboard("tenant-a", LEDGER);
    site.onboard("tenant-b", LEDGER);
    try (var server = site.server.connect("main")) {
      Databases.make(server, control());
      Databases.open(server, control());
      OpenDatabases.close(server);
    }
  }

  @AfterAll
  void leaves_nothing() throws SQLException {
    site.close();
  }

  @Test
  void it_reads_and_writes_its_modules_rows_and_adds_events() throws SQLException {
    try (var connection = site.login(a)) {
      Statements.execute(connection, "INSERT INTO ledger.entry (text) VALUES ('one'), ('two')");
      Statements.execute(connection, "UPDATE ledger.entry SET text = 'three' WHERE text = 'two'");
      Statements.execute(connection, "DELETE FROM ledger.entry WHERE text = 'one'");
      Statements.execute(
          connection,
          """
          INSERT INTO kontor.event (position, stream, version, type, schema, data, metadata, recorded_at)
          VALUES (1, 's', 1, 't', 1, '{}', '{}', now())\
          """);

      assertThat(Statements.names(connection, "SELECT text FROM ledger.entry"))
          .containsExactly("three");
      assertThat(Statements.names(connection, "SELECT stream FROM kontor.event"))
          .containsExactly("s");
    }
  }

  @Test
  void it_keeps_its_timers_of_which_the_host_reads_the_soonest() throws SQLException {
    try (var world = new RealWorld();
        var database = database(world, b)) {
      assertThat(database.nextDue()).isEqualTo(new NextDue(null, null));

      try (var connection = site.login(b)) {
        Statements.execute(
            connection,
            """
            INSERT INTO kontor.timer (name, due_at, schema, data, metadata) VALUES
              ('a', '2030-01-02T00:00:00Z', 1, '{}', '{}'), ('b', now(), 1, '{}', '{}');
            UPDATE kontor.timer SET due_at = '2030-01-01T00:00:00Z' WHERE due_at < '2030-01-01'\
            """);
        assertThat(database.nextDue())
            .isEqualTo(new NextDue(Instant.parse("2030-01-01T00:00:00Z"), null));

        Statements.execute(connection, "DELETE FROM kontor.timer");
      }
      assertThat(database.nextDue()).isEqualTo(new NextDue(null, null));
    }
  }

  private PooledTenantDatabase database(RealWorld world, Placement placement) {
    var url = site.server.urlOf(placement.database());
    var connections = new ServerConnections(world, 1);
    return new PooledTenantDatabase(
        connections.open(url, placement.login(), TestSite.PASSWORD, 1), world);
  }

  @Test
  void it_connects_to_no_other_database() throws SQLException {
    var templates = site.databaseNames().stream().filter(n -> n.contains("_template_")).toList();
    assertThat(templates).isNotEmpty();

    for (var other : List.of(b.database(), control(), "postgres", "template1")) {
      assertThatThrownBy(() -> site.login(a, other)).hasMessageContaining("permission denied");
    }
    for (var template : templates) {
      assertThatThrownBy(() -> site.login(a, template))
          .hasMessageContaining("not currently accepting connections");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE DATABASE stolen",
        "CREATE ROLE stolen",
        "CREATE SCHEMA stolen",
        "CREATE TABLE public.stolen (id int)",
        "CREATE TABLE ledger.stolen (id int)",
        "CREATE TABLE kontor.stolen (id int)",
        "CREATE TEMP TABLE stolen (id int)",
        "CREATE FUNCTION ledger.stolen() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE EXTENSION pg_trgm",
        "ALTER TABLE ledger.entry ADD COLUMN stolen int",
        "DROP TABLE ledger.entry",
        "TRUNCATE ledger.entry",
        "DROP SCHEMA ledger CASCADE",
        "CREATE TRIGGER stolen AFTER INSERT ON ledger.entry EXECUTE FUNCTION now()",
        "UPDATE kontor.event SET type = 'other'",
        "DELETE FROM kontor.event",
        "TRUNCATE kontor.event",
        "ALTER TABLE kontor.event DISABLE TRIGGER ALL",
        "UPDATE kontor.epoch SET number = 7",
        "DELETE FROM kontor.epoch",
        "TRUNCATE kontor.follow_up",
        "ALTER FUNCTION kontor.take_over() SECURITY INVOKER",
        "UPDATE kontor.schema_version SET version = 'other'",
        "DELETE FROM kontor.changelog_ledger",
        "SELECT pg_read_file('postgresql.conf')",
        "COPY ledger.entry TO PROGRAM 'cat'",
        "SELECT rolpassword FROM pg_authid"
      })
  void it_can_not(String stolen) throws SQLException {
    try (var connection = site.login(a)) {
      assertThatThrownBy(() -> Statements.execute(connection, stolen))
          .hasMessageMatching("(?s).*(permission denied|must be owner|must be superuser).*");
    }
  }

  @Test
  void it_grants_nobody_anything() throws SQLException {
    try (var connection = site.login(a)) {
      var before = site.picture(a);
      Statements.execute(connection, "GRANT SELECT ON ledger.entry TO PUBLIC");

      assertThat(site.picture(a)).isEqualTo(before);
    }
  }

  @Test
  void it_becomes_no_other_role() throws SQLException {
    try (var connection = site.login(a)) {
      for (var other :
          List.of(a.owner(), b.owner(), b.login(), site.server.user(), "pg_read_all_data")) {
        refusesToBecome(connection, other);
      }
    }
  }

  private static void refusesToBecome(Connection connection, String other) {
    assertThatThrownBy(
            () -> Statements.execute(connection, "SET ROLE " + Statements.identifier(other)))
        .hasMessageContaining("permission denied to set role");
  }

  @Test
  void its_owner_does_not_log_in() {
    assertThatThrownBy(() -> site.server.connect(a.database(), a.owner(), TestSite.PASSWORD))
        .isInstanceOf(SQLException.class);
  }

  private String control() {
    return "kontor_%s_control".formatted(site.id);
  }
}

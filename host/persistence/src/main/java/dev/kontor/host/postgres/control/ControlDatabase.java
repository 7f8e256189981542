package dev.kontor.host.postgres.control;

import dev.kontor.host.postgres.ServerAddress;
import dev.kontor.host.postgres.migration.Changelog;
import dev.kontor.host.postgres.migration.SchemaMigrator;
import dev.kontor.host.postgres.pool.Door;
import dev.kontor.host.postgres.pool.ServerConnections;
import dev.kontor.host.postgres.sql.Sql;
import dev.kontor.host.postgres.sql.SqlFailed;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A site's control database, held by one host at a time: by a session lock, which ends with the
 * host's connection however the host ends.
 */
public final class ControlDatabase implements AutoCloseable {

  private static final String SCHEMA = "control";
  private static final String CHANGELOG = "dev/kontor/host/postgres/control/changelog.yaml";
  private static final long HOLD = 0x6b6f6e746f7201L;
  private static final int CONNECTIONS = 8;

  private final Connection hold;
  private final Door door;

  private ControlDatabase(Connection hold, Door door) {
    this.hold = hold;
    this.door = door;
  }

  /**
   * Makes the database if it isn't there, takes it for this host, and brings its schema up to date.
   *
   * @throws ControlDatabaseHeld when another host has it
   */
  public static ControlDatabase open(
      ServerAddress server, String siteId, ServerConnections connections) {
    var name = "kontor_%s_control".formatted(siteId);
    try {
      create(server, name);
      var hold = connect(server, name);
      try {
        hold(hold, name);
        new SchemaMigrator()
            .migrate(
                hold, SCHEMA, Changelog.read(ControlDatabase.class.getClassLoader(), CHANGELOG));
      } catch (SQLException | RuntimeException failed) {
        hold.close();
        throw failed;
      }
      return new ControlDatabase(
          hold,
          connections.open(
              withSchema(server, name), server.user(), server.password(), CONNECTIONS));
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
  }

  private static void create(ServerAddress server, String name) throws SQLException {
    try (var connection =
        DriverManager.getConnection(server.url(), server.user(), server.password())) {
      var there =
          Sql.query(
              connection,
              "select 1 from pg_database where datname = ?",
              row -> row.getInt(1),
              name);
      if (there.isEmpty()) {
        Sql.update(connection, "create database \"%s\"".formatted(name));
      }
      Sql.update(connection, "revoke all on database \"%s\" from public".formatted(name));
    }
  }

  private static void hold(Connection connection, String name) throws SQLException {
    var held =
        Sql.query(
            connection,
            "select pg_try_advisory_lock(?) as held",
            row -> row.getBoolean("held"),
            HOLD);
    if (!held.getFirst()) {
      throw new ControlDatabaseHeld(
          "control database '%s' is held by another host; one host at a time may serve a site: stop that one first"
              .formatted(name));
    }
  }

  private static Connection connect(ServerAddress server, String name) throws SQLException {
    return DriverManager.getConnection(server.withDatabase(name), server.user(), server.password());
  }

  private static String withSchema(ServerAddress server, String name) {
    var url = server.withDatabase(name);
    return url + (url.contains("?") ? "&" : "?") + "currentSchema=" + SCHEMA;
  }

  /** Statements on it. */
  public Sql sql() {
    return new Sql(door.dataSource());
  }

  /** Lets another host have it. */
  @Override
  public void close() {
    door.close();
    try {
      hold.close();
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
  }
}

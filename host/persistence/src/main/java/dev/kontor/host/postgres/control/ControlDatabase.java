package dev.kontor.host.postgres.control;

import dev.kontor.host.postgres.ServerAddress;
import dev.kontor.host.postgres.migration.Changelog;
import dev.kontor.host.postgres.migration.SchemaMigrator;
import dev.kontor.host.postgres.sql.Connector;
import dev.kontor.host.postgres.sql.Sql;
import dev.kontor.host.postgres.sql.SqlFailed;
import dev.kontor.host.world.World;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * A site's control database, held by one host at a time: by a session lock, which ends with the
 * host's connection however the host ends, and without which the host can't write there.
 */
public final class ControlDatabase implements AutoCloseable {

  static final String SCHEMA = "control";
  private static final String CHANGELOG = "dev/kontor/host/postgres/control/changelog.yaml";

  private final ControlSession session;

  private ControlDatabase(ControlSession session) {
    this.session = session;
  }

  /**
   * Makes the database if it isn't there, takes it for this host, and brings its schema up to date.
   *
   * @param taken told when, after a lost connection, another host turns out to have the database:
   *     this one can't use it any more
   * @throws ControlDatabaseHeld when another host has it
   */
  public static ControlDatabase open(
      ServerAddress server, String siteId, World world, Consumer<ControlDatabaseHeld> taken) {
    return open(server, siteId, Connector.DRIVER, world, taken);
  }

  /** The same, over connections that this one makes. */
  public static ControlDatabase open(
      ServerAddress server,
      String siteId,
      Connector connector,
      World world,
      Consumer<ControlDatabaseHeld> taken) {
    var name = "kontor_%s_control".formatted(siteId);
    try {
      create(server, name, connector);
      var session = new ControlSession(server, name, connector, world, taken);
      try {
        var changelog = Changelog.read(ControlDatabase.class.getClassLoader(), CHANGELOG);
        var _ =
            session.with(connection -> new SchemaMigrator().migrate(connection, SCHEMA, changelog));
      } catch (SQLException | RuntimeException failed) {
        session.close();
        throw failed;
      }
      return new ControlDatabase(session);
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
  }

  private static void create(ServerAddress server, String name, Connector connector)
      throws SQLException {
    try (var connection = connector.connect(server.url(), server.user(), server.password())) {
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

  /** Statements on it, one user at a time; they fail once another host has taken it. */
  public Sql sql() {
    return new Sql(session);
  }

  /** Whether it answers now and is this host's; what can be mended is mended by asking. */
  public boolean isHeld() {
    return session.isHeld();
  }

  /** Lets another host have it. */
  @Override
  public void close() {
    try {
      session.close();
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
  }
}

package dev.kontor.host.postgres.provisioning;

import static dev.kontor.host.postgres.provisioning.Statements.identifier;
import static dev.kontor.host.postgres.provisioning.Statements.literal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Makes and drops databases that nobody but their owner can reach. */
final class Databases {

  /** What the server has under a database's name. */
  enum State {
    ABSENT,
    /** A drop was cut off; nothing but dropping it again is possible. */
    INVALID,
    PRESENT
  }

  private Databases() {}

  static State state(Connection server, String database) throws SQLException {
    var limits =
        Statements.names(
            server, "SELECT datconnlimit FROM pg_database WHERE datname = " + literal(database));
    if (limits.isEmpty()) {
      return State.ABSENT;
    }
    return limits.contains("-2") ? State.INVALID : State.PRESENT;
  }

  /** An empty one of the administrator's, without what someone may have put into template1. */
  static void make(Connection server, String database) throws SQLException {
    make(server, database, "TEMPLATE template0");
  }

  /** A copy of the template, which nobody may be connected to. */
  static void copy(Connection server, String database, String template, String owner)
      throws SQLException {
    make(
        server,
        database,
        "TEMPLATE %s OWNER %s".formatted(identifier(template), identifier(owner)));
  }

  /**
   * Closed until {@link #open}: a new database's rights let everyone in. By {@code wal_log}: for
   * schemas without data it takes half the time of {@code file_copy}, which waits for two
   * checkpoints.
   */
  private static void make(Connection server, String database, String source) throws SQLException {
    Statements.execute(
        server,
        "CREATE DATABASE %s %s STRATEGY wal_log ALLOW_CONNECTIONS false"
            .formatted(identifier(database), source));
  }

  /** Takes connections, but of its owner only. */
  static void open(Connection server, String database) throws SQLException {
    Statements.execute(
        server,
        "REVOKE ALL ON DATABASE %1$s FROM PUBLIC; ALTER DATABASE %1$s ALLOW_CONNECTIONS true"
            .formatted(identifier(database)));
  }

  static void close(Connection server, String database) throws SQLException {
    Statements.execute(
        server, "ALTER DATABASE %s ALLOW_CONNECTIONS false".formatted(identifier(database)));
  }

  /**
   * Ends its connections and drops it. Not {@code WITH (FORCE)}: that wants a superuser when
   * autovacuum happens to be in it, which the plain form sends away.
   */
  static void drop(Connection server, String database) throws SQLException {
    var state = state(server, database);
    if (state == State.PRESENT) {
      close(server, database);
      Statements.names(
          server,
          """
          SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
          WHERE datname = %s AND usename IS NOT NULL\
          """
              .formatted(literal(database)));
    }
    if (state != State.ABSENT) {
      Statements.execute(server, "DROP DATABASE IF EXISTS " + identifier(database));
    }
  }

  /** Of those that there are, whole ones only. */
  static Map<String, Long> sizes(Connection server, Collection<String> databases)
      throws SQLException {
    var sizes = new HashMap<String, Long>();
    try (var query =
        server.prepareStatement(
            """
            SELECT datname, pg_database_size(oid) FROM pg_database
            WHERE datconnlimit <> -2 AND datname = ANY (?)\
            """)) {
      query.setArray(1, server.createArrayOf("text", databases.toArray()));
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          sizes.put(rows.getString(1), rows.getLong(2));
        }
      }
    }
    return sizes;
  }
}

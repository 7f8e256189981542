package dev.kontor.host.app;

import dev.kontor.host.postgres.TestServer;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A place in a stream of a tenant's events that an open transaction holds: who would write there
 * waits, so that a host can be killed just before.
 */
final class HeldPlace implements AutoCloseable {

  private final String database;
  private final Connection connection;
  private final String session;

  private HeldPlace(String database, Connection connection) throws SQLException {
    this.database = database;
    this.connection = connection;
    session = Postgres.texts(connection, "select pg_backend_pid()").getFirst();
  }

  static HeldPlace of(String database, String stream, int version) {
    try {
      var connection = TestServer.connect(database);
      connection.setAutoCommit(false);
      try (var statement =
          connection.prepareStatement(
              "insert into kontor.event values (?, ?, ?, 'held', 1, '{}', '{}', now())")) {
        statement.setLong(1, Long.MAX_VALUE - version);
        statement.setString(2, stream);
        statement.setLong(3, version);
        statement.execute();
      }
      return new HeldPlace(database, connection);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /**
   * Asked by another session: within its transaction each sees the others as they were at first.
   */
  boolean isWaitedFor() {
    return !Postgres.texts(
            database,
            "select pid from pg_stat_activity where %s = any(pg_blocking_pids(pid))"
                .formatted(session))
        .isEmpty();
  }

  /** Ends the sessions that a killed host has left, which the server hasn't noticed yet. */
  void endWaiting() {
    Postgres.texts(
        database,
        """
        select pg_terminate_backend(pid, 10000) from pg_stat_activity
        where datname = current_database() and usename <> current_user\
        """);
  }

  @Override
  public void close() {
    try (connection) {
      connection.rollback();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}

package dev.kontor.simulation.database;

import dev.kontor.host.postgres.sql.Connector;
import dev.kontor.host.postgres.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;

/**
 * The server's sessions, kept between runs: making one costs more than most units. Each is as new
 * when it is lent. Used by one thread at a time.
 */
public final class Sessions implements AutoCloseable {

  private static final long A_MOMENT = 200_000;

  private static final String OWN_PATIENCE = "set local lock_timeout";

  private static final String OPEN =
      """
      SELECT format('%s, as %s, %s', query, usename, state) FROM pg_stat_activity
      WHERE datname = ? AND pid <> ? AND xact_start IS NOT NULL ORDER BY xact_start\
      """;

  private final Connector connector;
  private final Connection observer;
  private final Map<String, Deque<Session>> idle = new HashMap<>();
  private final List<Session> all = new ArrayList<>();

  /**
   * None yet.
   *
   * @param observer an administrator's own, which sees whether others are gone
   */
  public Sessions(Connector connector, Connection observer) {
    this.connector = connector;
    this.observer = observer;
  }

  /** One with this database, as this user. */
  Session lend(String url, Properties login) throws SQLException {
    var key = url + " " + login;
    var known = idleOf(key).poll();
    if (known != null) {
      return known;
    }
    var made = new Session(key, Use.database(url), connector.connect(url, login));
    all.add(made);
    return made;
  }

  private Deque<Session> idleOf(String key) {
    return idle.computeIfAbsent(key, _ -> new ArrayDeque<>());
  }

  /** Makes it as new for the next one, or ends it where it can't be. */
  void giveBack(Session session) {
    try {
      if (session.isSpoilt()) {
        end(session);
      } else {
        session.reset();
        idleOf(session.key).push(session);
      }
    } catch (SQLException broken) {
      end(session);
    }
  }

  /** Ends it, and waits until the server has noticed. */
  void end(Session session) {
    all.remove(session);
    try {
      session.connection.close();
      while (isThere(session.process)) {
        LockSupport.parkNanos(A_MOMENT);
      }
    } catch (SQLException failed) {
      throw new IllegalStateException("a session can't be ended", failed);
    }
  }

  /** What others do, or have done last, whose transaction is open in the same database. */
  List<String> openBeside(Session waiting) throws SQLException {
    return Sql.query(observer, OPEN, row -> row.getString(1), waiting.database, waiting.process);
  }

  private boolean isThere(int process) throws SQLException {
    return !Sql.query(observer, "SELECT FROM pg_stat_activity WHERE pid = ?", _ -> true, process)
        .isEmpty();
  }

  /** Ends those with this database that nobody uses. */
  public void endIdle(String database) {
    for (var session : List.copyOf(all)) {
      if (session.database.equals(database) && idleOf(session.key).contains(session)) {
        idleOf(session.key).remove(session);
        end(session);
      }
    }
  }

  @Override
  public void close() {
    for (var session : List.copyOf(all)) {
      end(session);
    }
    idle.clear();
  }

  /** One of them. */
  static final class Session {

    private final String key;
    private final String database;
    private final Connection connection;
    private final int process;
    private boolean holdsLocks;
    private boolean isolationChanged;
    private boolean isImpatient;
    private boolean spoilt;

    Session(String key, String database, Connection connection) throws SQLException {
      this.key = key;
      this.database = database;
      this.connection = connection;
      process = Sql.query(connection, "SELECT pg_backend_pid()", row -> row.getInt(1)).getFirst();
    }

    Connection connection() {
      return connection;
    }

    /** Notes what a statement leaves behind that outlives its transaction. */
    void note(String statement) {
      var lower = statement.stripLeading().toLowerCase(java.util.Locale.ROOT);
      holdsLocks |= lower.contains("advisory_lock");
      if (lower.startsWith(OWN_PATIENCE)) {
        isImpatient = !lower.endsWith("default");
      }
      spoilt |=
          (lower.startsWith("set ") && !lower.startsWith("set local"))
              || lower.startsWith("listen")
              || lower.contains("create temp");
    }

    /** Whether the open transaction has said itself how long it waits for locks. */
    boolean isImpatient() {
      return isImpatient;
    }

    /** What was said for this transaction only is over. */
    void transactionEnded() {
      isImpatient = false;
    }

    void isolationChanged() {
      isolationChanged = true;
    }

    private boolean isSpoilt() throws SQLException {
      return spoilt || connection.isClosed();
    }

    private void reset() throws SQLException {
      connection.setAutoCommit(false);
      connection.rollback();
      connection.setAutoCommit(true);
      connection.setReadOnly(false);
      if (isolationChanged) {
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        isolationChanged = false;
      }
      if (holdsLocks) {
        var _ =
            Sql.query(connection, "SELECT pg_advisory_unlock_all()::text", row -> row.getString(1));
        holdsLocks = false;
      }
      isImpatient = false;
      connection.clearWarnings();
    }
  }
}

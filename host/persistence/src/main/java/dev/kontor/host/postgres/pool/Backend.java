package dev.kontor.host.postgres.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One physical connection, always of one tenant, and what its borrower left to be undone.
 *
 * <p>Used by one thread at a time: its borrower's, or the one that closes it.
 */
final class Backend {

  private static final Logger log = LoggerFactory.getLogger(Backend.class);
  private static final int VALIDATION_SECONDS = 5;
  private static final int STATEMENTS_BETWEEN_SWEEPS = 64;

  private final Door door;
  private final Connection connection;
  private final long turnEndsAt;
  private final List<Statement> statements = new ArrayList<>(4);
  private boolean isolationChanged;
  private boolean spoilt;

  /** When it was last given back; Slots writes it. */
  long idleSince;

  Backend(Door door, Connection connection, long turnEndsAt) {
    this.door = door;
    this.connection = connection;
    this.turnEndsAt = turnEndsAt;
  }

  Door door() {
    return door;
  }

  Connection connection() {
    return connection;
  }

  /** Until when it isn't passed on to another tenant. */
  long turnEndsAt() {
    return turnEndsAt;
  }

  /** Keeps the statement in mind, to be closed when the connection is given back. */
  void opened(Statement statement) {
    if (statements.size() >= STATEMENTS_BETWEEN_SWEEPS) {
      statements.removeIf(Backend::isClosed);
    }
    statements.add(statement);
  }

  /** The isolation level is another now and must be set back, which costs a round trip. */
  void isolationChanged() {
    isolationChanged = true;
  }

  /** The borrower changed what isn't worth undoing: nobody is to get this one again. */
  void spoil() {
    spoilt = true;
  }

  /** Asks the server whether it still answers: a round trip. */
  boolean isAlive() {
    try {
      return connection.isValid(VALIDATION_SECONDS);
    } catch (SQLException broken) {
      log.debug("{}: an idle connection is broken", door, broken);
      return false;
    }
  }

  /** Makes it as new for the next borrower; false when it can't be used again. */
  boolean reset() {
    try {
      if (spoilt || connection.isClosed()) {
        return false;
      }
      closeStatements();
      endTransaction();
      connection.setReadOnly(false);
      if (isolationChanged) {
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        isolationChanged = false;
      }
      connection.clearWarnings();
      return true;
    } catch (SQLException broken) {
      log.debug("{}: a connection came back broken", door, broken);
      return false;
    }
  }

  /** Ends it; the server rolls back what was open. */
  void close() {
    try {
      connection.close();
    } catch (SQLException broken) {
      log.debug("{}: a connection ended with an error", door, broken);
    }
  }

  /**
   * Also a transaction that was begun by a statement, of which autocommit knows nothing. Without
   * any this costs no round trip: the driver knows.
   */
  private void endTransaction() throws SQLException {
    connection.setAutoCommit(false);
    connection.rollback();
    connection.setAutoCommit(true);
  }

  private void closeStatements() throws SQLException {
    for (var statement : statements) {
      statement.close();
    }
    statements.clear();
  }

  private static boolean isClosed(Statement statement) {
    try {
      return statement.isClosed();
    } catch (SQLException broken) {
      return true;
    }
  }
}

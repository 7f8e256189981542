package dev.kontor.host.postgres.sql;

import java.sql.SQLException;
import java.sql.SQLTransientException;

/** A statement failed; the message is the server's, in a line. */
public final class SqlFailed extends RuntimeException {

  /** Around what the driver threw. */
  public SqlFailed(SQLException cause) {
    super(String.valueOf(cause.getMessage()).lines().findFirst().orElse("no message"), cause);
  }

  /**
   * Whether the same may go well later: the connection failed, or the server was out of something.
   */
  public boolean isTransient() {
    var cause = (SQLException) getCause();
    var state = cause == null ? null : cause.getSQLState();
    return cause instanceof SQLTransientException
        || (state != null
            && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P")));
  }
}

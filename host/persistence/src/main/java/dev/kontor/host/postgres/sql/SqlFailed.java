package dev.kontor.host.postgres.sql;

import java.sql.SQLException;

/** A statement failed; the message is the server's, in a line. */
public final class SqlFailed extends RuntimeException {

  /** Around what the driver threw. */
  public SqlFailed(SQLException cause) {
    super(String.valueOf(cause.getMessage()).lines().findFirst().orElse("no message"), cause);
  }
}

package dev.kontor.host.postgres.sql;

import dev.kontor.host.database.Outages;
import java.sql.SQLException;
import java.sql.SQLTransientException;

/** Outages as drivers and pools tell of them. */
public final class SqlOutages implements Outages {

  @Override
  public boolean isBehind(Throwable failed) {
    for (var cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && isOutage(sql)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Of the class, or of the state: connection exception, insufficient resources, operator
   * intervention.
   */
  private static boolean isOutage(SQLException failed) {
    var state = failed.getSQLState();
    return failed instanceof SQLTransientException
        || (state != null
            && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P")));
  }
}

package dev.kontor.simulation;

import dev.kontor.host.postgres.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a database was found to hold, asked anew only when it may hold something else by now. What
 * has to hold all the time is asked after each step, and most steps change one database of many.
 */
final class Looks {

  private final LongSupplier changes;
  private final Map<Look, Found> found = new HashMap<>();
  private long at = -1;

  /**
   * None yet.
   *
   * @param changes how often the database was changed until now
   */
  Looks(LongSupplier changes) {
    this.changes = changes;
  }

  /** The rows that a query gives now. The same mapping gives the same for the same row. */
  @SuppressWarnings("unchecked")
  <T> List<T> rows(
      Connection database, String query, Sql.Row<T> row, @Nullable Object... parameters)
      throws SQLException {
    long now = changes.getAsLong();
    if (now != at) {
      found.clear();
      at = now;
    }
    var look = new Look(query, Arrays.asList(parameters));
    var known = found.get(look);
    if (known == null || !known.by.equals(row)) {
      known = new Found(row, Sql.query(database, query, row, parameters));
      found.put(look, known);
    }
    return new ArrayList<>((List<T>) known.rows);
  }

  private record Look(String query, List<@Nullable Object> parameters) {}

  /** A mapping is the same where it is the same object. */
  private record Found(Sql.Row<?> by, List<?> rows) {}
}

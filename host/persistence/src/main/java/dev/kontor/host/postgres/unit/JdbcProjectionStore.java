package dev.kontor.host.postgres.unit;

import dev.kontor.host.message.ProjectionMethods;
import dev.kontor.host.postgres.sql.Sql;
import dev.kontor.host.postgres.sql.SqlFailed;
import dev.kontor.host.projection.ProjectionStore;
import dev.kontor.host.unit.LogStore;
import dev.kontor.host.unit.StoredEvent;
import dev.kontor.tenant.Conflict;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** A tenant's projections in its database. */
public final class JdbcProjectionStore implements ProjectionStore {

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /** Milliseconds that everybody may have to wait for one who keeps tables from being replaced. */
  private static final int LONGEST_WAIT = 200;

  private final OpenUnits units;
  private final DataSource dataSource;
  private final LogStore log;
  private final LongSupplier epoch;

  /**
   * For a tenant's context.
   *
   * @param units in which projections are entered
   * @param dataSource the database's own, not the context's bean
   * @param epoch what this host holds
   */
  public JdbcProjectionStore(
      OpenUnits units, DataSource dataSource, LogStore log, LongSupplier epoch) {
    this.units = units;
    this.dataSource = dataSource;
    this.log = log;
    this.epoch = epoch;
  }

  @Override
  public List<Kept> kept() {
    return alone(connection ->
        Sql.query(
            connection,
            "SELECT name, position, copies FROM kontor.projection",
            row -> new Kept(row.getString(1), row.getLong(2), row.getObject(3, Long.class))));
  }

  @Override
  public long behind(Set<String> types, long position) {
    return alone(connection ->
        Sql.query(
                connection,
                "SELECT count(*) FROM kontor.event WHERE position > ? AND type = ANY (?)",
                row -> row.getLong(1),
                position,
                connection.createArrayOf("text", types.toArray()))
            .getFirst());
  }

  @Override
  public boolean isBehind(Set<String> types, long position, long far) {
    return alone(connection ->
        Sql.query(
                connection,
                """
                SELECT (SELECT max(position) FROM kontor.event) >= ? OR EXISTS (
                  SELECT FROM kontor.event WHERE position > ? AND type = ANY (?))\
                """,
                row -> row.getBoolean(1),
                position + far,
                position,
                connection.createArrayOf("text", types.toArray()))
            .getFirst());
  }

  @Override
  public void request(String projection) {
    long held = epoch.getAsLong();
    try (var connection = dataSource.getConnection();
        var statement =
            connection.prepareStatement(
                """
                SELECT kontor.fence(?);
                INSERT INTO kontor.projection AS kept (name, position, copies) VALUES (?, 0, -1)
                ON CONFLICT (name) DO UPDATE SET copies = coalesce(kept.copies, -1)\
                """)) {
      statement.setLong(1, held);
      statement.setString(2, projection);
      statement.execute();
    } catch (SQLException failed) {
      throw Refusals.of(failed, held);
    }
  }

  @Override
  public void advance(String projection, long from, long to) {
    requireMoved(
        projection,
        from,
        """
        INSERT INTO kontor.projection AS kept (name, position) VALUES (?, ?)
        ON CONFLICT (name) DO UPDATE SET position = excluded.position WHERE kept.position = ?\
        """,
        projection,
        to,
        from);
  }

  @Override
  public void begin(ProjectionMethods projection) {
    requireResolved(projection);
    // A foreign key's other table is locked against writers while the key is made.
    briefly(
        projection,
        connection ->
            Sql.query(
                connection,
                "SELECT kontor.make_copies(?, ?, ?)",
                _ -> true,
                projection.name(),
                projection.module(),
                connection.createArrayOf("text", projection.tables().toArray())));
    update("UPDATE kontor.projection SET copies = 0 WHERE name = ?", projection.name());
  }

  /** Statements name the tables without a schema; another module may have one of that name. */
  private void requireResolved(ProjectionMethods projection) {
    for (var table : projection.tables()) {
      var found =
          inside(connection ->
              Sql.query(
                      connection,
                      "SELECT to_regclass(?) = to_regclass(?)",
                      row -> row.getBoolean(1),
                      table,
                      projection.module() + "." + table)
                  .getFirst());
      if (!found) {
        throw new IllegalStateException(
            "'%s' without a schema is not the table of module '%s'; give it a name that no other module has"
                .formatted(table, projection.module()));
      }
    }
  }

  @Override
  public void enterCopies(ProjectionMethods projection) {
    inside(connection ->
        Sql.query(
            connection,
            """
            SELECT set_config('search_path',
              quote_ident(?) || ', ' || current_setting('search_path'), true)\
            """,
            row -> row.getString(1),
            "kontor_copies_" + projection.name()));
  }

  @Override
  public void advanceCopies(String projection, long from, long to) {
    requireMoved(
        projection,
        from,
        "UPDATE kontor.projection SET copies = ? WHERE name = ? AND copies = ?",
        to,
        projection,
        from);
  }

  @Override
  public void lock(ProjectionMethods projection) {
    var tables =
        projection.tables().stream()
            .map(table -> "\"%s\".\"%s\"".formatted(projection.module(), table))
            .collect(Collectors.joining(", "));
    briefly(
        projection,
        connection ->
            Sql.update(connection, "LOCK TABLE %s IN ACCESS EXCLUSIVE MODE".formatted(tables)));
  }

  /** Waits for locks no longer than others should, who wait behind it. */
  private void briefly(ProjectionMethods projection, Sql.Work<?> work) {
    try {
      var connection = units.connection();
      Sql.update(connection, "SET LOCAL lock_timeout TO '%dms'".formatted(LONGEST_WAIT));
      var _ = work.on(connection);
      Sql.update(connection, "SET LOCAL lock_timeout TO DEFAULT");
    } catch (SQLException failed) {
      if (LOCK_NOT_AVAILABLE.equals(failed.getSQLState())) {
        throw new Busy("somebody uses the tables of '%s'".formatted(projection.name()), failed);
      }
      throw new SqlFailed(failed);
    }
  }

  @Override
  public List<StoredEvent> committed(Set<String> types, long after, int most) {
    return log.read(
        epoch.getAsLong(), new LogStore.Slice(after, Long.MAX_VALUE, null, types, most, false));
  }

  @Override
  public void replace(ProjectionMethods projection, long position) {
    inside(connection ->
        Sql.query(
            connection,
            "SELECT kontor.replace_by_copies(?, ?, ?)",
            _ -> true,
            projection.name(),
            projection.module(),
            connection.createArrayOf("text", projection.tables().toArray())));
    update(
        "UPDATE kontor.projection SET position = ?, copies = NULL WHERE name = ?",
        position,
        projection.name());
  }

  @Override
  public void giveUp(ProjectionMethods projection) {
    inside(connection ->
        Sql.query(
            connection,
            "SELECT kontor.drop_copies(?, ?)",
            _ -> true,
            projection.name(),
            projection.module()));
    update("UPDATE kontor.projection SET copies = NULL WHERE name = ?", projection.name());
  }

  private void requireMoved(String projection, long from, String statement, Object... parameters) {
    if (update(statement, parameters) == 0) {
      throw new Conflict(
          "projection '%s' is not at %d any more; nothing was written".formatted(projection, from),
          null);
    }
  }

  private int update(String statement, Object... parameters) {
    return inside(connection -> Sql.update(connection, statement, parameters));
  }

  private <T> T inside(Sql.Work<T> work) {
    try {
      return work.on(units.connection());
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
  }

  private <T> T alone(Sql.Work<T> work) {
    try (var connection = dataSource.getConnection()) {
      return work.on(connection);
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
  }
}

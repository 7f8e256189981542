package dev.kontor.host.postgres.unit;

import dev.kontor.host.postgres.sql.SqlFailed;
import dev.kontor.host.unit.LogStore;
import dev.kontor.host.unit.StoredEvent;
import dev.kontor.host.unit.UnitStore.Stale;
import dev.kontor.tenant.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGStatement;

/**
 * All events of a tenant's database. Each reading is one statement, so that events and epoch are of
 * one snapshot; it is planned for each call, since the table grows for ever.
 */
public final class JdbcLogStore implements LogStore {

  /** The epoch is there even when no event is. */
  private static final String READ =
      "SELECT epoch.number AS epoch, event.* FROM kontor.epoch LEFT JOIN (SELECT "
          + EventRow.COLUMNS
          + " FROM kontor.event WHERE event.position > ? AND event.position <= ?%1$s"
          + " ORDER BY event.position %2$s LIMIT ?) event ON true ORDER BY event.position %2$s";

  private static final String OF_STREAM = " AND event.stream = ?";
  private static final String OF_TYPES = " AND event.type = ANY (?)";

  private final TenantId tenant;
  private final OpenUnits units;
  private final DataSource dataSource;

  /**
   * For a tenant's context.
   *
   * @param units of which the open one reads
   * @param dataSource the database's own, where none is open
   */
  public JdbcLogStore(TenantId tenant, OpenUnits units, DataSource dataSource) {
    this.tenant = tenant;
    this.units = units;
    this.dataSource = dataSource;
  }

  @Override
  public List<StoredEvent> read(long epoch, Slice slice) {
    if (slice.stream() != null && slice.stream().indexOf('\0') >= 0) {
      // PostgreSQL's texts hold none, so no stream is called so; asked for one it fails.
      return List.of();
    }
    try {
      if (units.isOpen()) {
        return read(units.connection(), epoch, slice);
      }
      try (var connection = dataSource.getConnection()) {
        return read(connection, epoch, slice);
      }
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
  }

  private List<StoredEvent> read(Connection connection, long epoch, Slice slice)
      throws SQLException {
    try (var statement = prepare(connection, slice);
        var rows = statement.executeQuery()) {
      var events = new ArrayList<StoredEvent>();
      while (rows.next()) {
        if (rows.getLong("epoch") != epoch) {
          throw new Stale(epoch, rows.getLong("epoch"));
        }
        if (rows.getObject("position") != null) {
          events.add(EventRow.event(rows, tenant));
        }
      }
      return events;
    }
  }

  private static PreparedStatement prepare(Connection connection, Slice slice) throws SQLException {
    var stream = slice.stream();
    var statement =
        connection.prepareStatement(
            READ.formatted(
                (stream == null ? "" : OF_STREAM) + (slice.types().isEmpty() ? "" : OF_TYPES),
                slice.newestFirst() ? "DESC" : ""));
    statement.unwrap(PGStatement.class).setPrepareThreshold(0);
    int next = 1;
    statement.setLong(next++, slice.after());
    statement.setLong(next++, slice.upTo());
    if (stream != null) {
      statement.setString(next++, stream);
    }
    if (!slice.types().isEmpty()) {
      statement.setArray(next++, connection.createArrayOf("text", slice.types().toArray()));
    }
    statement.setInt(next, slice.most());
    return statement;
  }

  @Override
  public boolean isOver(int session) {
    try (var connection = dataSource.getConnection()) {
      return Aftermath.isGone(connection, session);
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
  }
}

package dev.kontor.host.postgres.unit;

import dev.kontor.host.postgres.sql.Sql;
import dev.kontor.host.postgres.sql.SqlFailed;
import dev.kontor.host.timer.TimerStore;
import dev.kontor.host.unit.StoredTimer;
import dev.kontor.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/** A tenant's timers in its database. */
public final class JdbcTimerStore implements TimerStore {

  /** Named as events are, whose metadata theirs are like. */
  private static final String TIMERS =
      "SELECT event.name, event.due_at, event.type, event.schema, event.data, "
          + EventRow.METADATA
          + " FROM (SELECT *, due_at AS recorded_at FROM kontor.timer) event WHERE ";

  private static final String SOONEST =
      "(%1$s due_at <= ? ORDER BY due_at, name LIMIT ?) UNION ALL (%1$s due_at > ? ORDER BY due_at LIMIT 1)"
          .formatted(TIMERS);

  private static final String OF_METHODS = TIMERS + "type IS NULL ORDER BY name";

  private final TenantId tenant;
  private final DataSource dataSource;

  /**
   * For a tenant's context.
   *
   * @param dataSource the database's own, not the context's bean, which would join its transactions
   */
  public JdbcTimerStore(TenantId tenant, DataSource dataSource) {
    this.tenant = tenant;
    this.dataSource = dataSource;
  }

  @Override
  public List<StoredTimer> soonest(Instant now, int most) {
    return query(SOONEST, now, most, now);
  }

  @Override
  public List<StoredTimer> ofMethods() {
    return query(OF_METHODS);
  }

  private List<StoredTimer> query(String sql, Object... parameters) {
    try (var connection = dataSource.getConnection()) {
      return Sql.query(connection, sql, this::timer, parameters);
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
  }

  private StoredTimer timer(ResultSet row) throws SQLException {
    return new StoredTimer(
        row.getString("name"),
        Objects.requireNonNull(Sql.instant(row, "due_at")),
        row.getString("type"),
        row.getInt("schema"),
        row.getString("data"),
        EventRow.metadata(row, tenant));
  }
}

package dev.kontor.host.postgres.unit;

import dev.kontor.host.followup.FollowUpStore;
import dev.kontor.host.postgres.sql.Sql;
import dev.kontor.host.postgres.sql.SqlFailed;
import dev.kontor.host.unit.Due;
import dev.kontor.host.unit.StoredFollowUp;
import dev.kontor.tenant.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * A tenant's follow-ups in its database. Changes are fenced like units: under an epoch that is not
 * the database's they throw {@link dev.kontor.host.unit.UnitStore.Stale}.
 *
 * <p>Statements are planned for each call: a plan made while the table was tiny would scan it, and
 * under a long-running reader it doesn't stay tiny.
 */
public final class JdbcFollowUpStore implements FollowUpStore {

  private static final String WAITING =
      """
      SELECT number, handler, queue, parked_at IS NOT NULL AS parked FROM kontor.follow_up
      WHERE number > ? ORDER BY number LIMIT ?\
      """;

  /** {@code queue} leads the order so that the index has it for IS NULL too. */
  private static final String NEXT =
      "SELECT run.*, "
          + EventRow.COLUMNS
          + """
           FROM kontor.follow_up run JOIN kontor.event event ON event.position = run.event
          WHERE run.handler = ? AND run.queue %s AND run.number > ?
          ORDER BY run.queue, run.number LIMIT ?\
          """;

  static final String NEXT_IN_QUEUE = NEXT.formatted("= ?");
  static final String NEXT_WITHOUT_QUEUE = NEXT.formatted("IS NULL");

  private static final String PARKED =
      "SELECT run.number, run.handler, run.queue, run.attempts, run.error, run.parked_at,"
          + " event.type, "
          + EventRow.METADATA
          + """
           FROM kontor.follow_up run JOIN kontor.event event ON event.position = run.event
          WHERE run.parked_at IS NOT NULL AND run.number > ? ORDER BY run.number LIMIT ?\
          """;

  private static final String OPEN =
      "SELECT run.*, "
          + EventRow.COLUMNS
          + """
           FROM kontor.follow_up run JOIN kontor.event event ON event.position = run.event
          WHERE run.number = ? AND run.parked_at IS NOT NULL\
          """;

  private final TenantId tenant;
  private final DataSource dataSource;
  private final LongSupplier epoch;

  /**
   * For a tenant's context.
   *
   * @param dataSource the database's own, not the context's bean, which would join its transactions
   * @param epoch what this host holds
   */
  public JdbcFollowUpStore(TenantId tenant, DataSource dataSource, LongSupplier epoch) {
    this.tenant = tenant;
    this.dataSource = dataSource;
    this.epoch = epoch;
  }

  @Override
  public List<Waiting> waiting(long afterNumber, int most) {
    return query(
        WAITING,
        row ->
            new Waiting(
                row.getLong("number"),
                row.getString("handler"),
                row.getString("queue"),
                row.getBoolean("parked")),
        afterNumber,
        most);
  }

  @Override
  public List<Due> next(String handler, @Nullable String queue, long afterNumber, int most) {
    return queue == null
        ? query(NEXT_WITHOUT_QUEUE, this::due, handler, afterNumber, most)
        : query(NEXT_IN_QUEUE, this::due, handler, queue, afterNumber, most);
  }

  private Due due(ResultSet row) throws SQLException {
    return due(row, tenant);
  }

  static Due due(ResultSet row, TenantId tenant) throws SQLException {
    return new Due(
        new StoredFollowUp(
            row.getLong("number"),
            row.getString("handler"),
            row.getString("queue"),
            row.getLong("event"),
            row.getString("data"),
            row.getInt("attempts")),
        EventRow.event(row, tenant),
        Sql.instant(row, "again"),
        row.getObject("parked_at") != null);
  }

  @Override
  public void failed(long number, int attempts, String error, Instant again) {
    change(
        "UPDATE kontor.follow_up SET attempts = ?, error = ?, again = ? WHERE number = ?",
        attempts,
        storable(error),
        again,
        number);
  }

  @Override
  public void park(long number, int attempts, String error, Instant at) {
    change(
        "UPDATE kontor.follow_up SET attempts = ?, error = ?, again = NULL, parked_at = ? WHERE"
            + " number = ?",
        attempts,
        storable(error),
        at,
        number);
  }

  @Override
  public List<DeadLetter> parked(long afterNumber, int most) {
    return query(PARKED, this::letter, afterNumber, most);
  }

  @Override
  public @Nullable OpenedLetter open(long number) {
    return query(OPEN, row -> new OpenedLetter(letter(row), due(row)), number).stream()
        .findFirst()
        .orElse(null);
  }

  private DeadLetter letter(ResultSet row) throws SQLException {
    return new DeadLetter(
        row.getLong("number"),
        row.getString("handler"),
        row.getString("queue"),
        row.getInt("attempts"),
        row.getString("error"),
        row.getString("type"),
        EventRow.metadata(row, tenant),
        Objects.requireNonNull(Sql.instant(row, "parked_at")));
  }

  @Override
  public boolean replay(long number) {
    return change(
            """
            UPDATE kontor.follow_up SET attempts = 0, error = NULL, again = NULL, parked_at = NULL
            WHERE number = ? AND parked_at IS NOT NULL\
            """,
            number)
        > 0;
  }

  @Override
  public boolean discard(long number) {
    return change("DELETE FROM kontor.follow_up WHERE number = ? AND parked_at IS NOT NULL", number)
        > 0;
  }

  @Override
  public Backlog backlog() {
    return query(
            """
            SELECT count(*) FILTER (WHERE parked_at IS NULL), count(parked_at)
            FROM kontor.follow_up\
            """,
            row -> new Backlog(row.getLong(1), row.getLong(2)))
        .getFirst();
  }

  /** PostgreSQL's text has no zero character; a stack trace may. */
  private static String storable(String error) {
    return error.replace('\0', '\ufffd');
  }

  private <T> List<T> query(String sql, Sql.Row<T> row, Object... parameters) {
    try (var connection = dataSource.getConnection();
        var statement = prepare(connection, sql, parameters);
        var results = statement.executeQuery()) {
      var rows = new ArrayList<T>();
      while (results.next()) {
        rows.add(row.map(results));
      }
      return rows;
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
  }

  /** Both statements are one round trip and, in auto-commit mode, one transaction. */
  private int change(String sql, Object... parameters) {
    long held = epoch.getAsLong();
    var all = new Object[parameters.length + 1];
    all[0] = held;
    System.arraycopy(parameters, 0, all, 1, parameters.length);
    try (var connection = dataSource.getConnection();
        var statement = prepare(connection, "SELECT kontor.fence(?); " + sql, all)) {
      statement.execute();
      statement.getMoreResults();
      return statement.getUpdateCount();
    } catch (SQLException failed) {
      throw Refusals.of(failed, held);
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
      throws SQLException {
    var prepared = connection.prepareStatement(sql);
    prepared.unwrap(PGStatement.class).setPrepareThreshold(0);
    for (int i = 0; i < parameters.length; i++) {
      prepared.setObject(
          i + 1,
          parameters[i] instanceof Instant instant
              ? instant.atOffset(ZoneOffset.UTC)
              : parameters[i]);
    }
    return prepared;
  }
}

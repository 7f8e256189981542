package dev.kontor.host.postgres.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Statements on one database, a connection taken for each call or for a whole transaction.
 *
 * <p>Parameters may be null, {@link Instant}s and whatever the driver takes by {@code setObject}.
 * Thread-safe as far as its data source is. Failures are {@link SqlFailed}.
 */
public final class Sql {

  private final DataSource database;

  /** On this database. */
  public Sql(DataSource database) {
    this.database = database;
  }

  /** Runs the body on one connection, in one transaction; what it throws rolls back. */
  public <T> T transaction(Work<T> body) {
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        var result = body.on(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException failed) {
        connection.rollback();
        throw failed;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
  }

  /** All rows, mapped, in the query's order. */
  public <T> List<T> query(String statement, Row<T> row, @Nullable Object... parameters) {
    try (var connection = database.getConnection()) {
      return query(connection, statement, row, parameters);
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
  }

  /** Rows touched. */
  public int update(String statement, @Nullable Object... parameters) {
    try (var connection = database.getConnection()) {
      return update(connection, statement, parameters);
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
  }

  /** All rows, mapped, on a connection at hand. */
  public static <T> List<T> query(
      Connection connection, String statement, Row<T> row, @Nullable Object... parameters)
      throws SQLException {
    try (var prepared = prepare(connection, statement, parameters);
        var results = prepared.executeQuery()) {
      var rows = new ArrayList<T>();
      while (results.next()) {
        rows.add(row.map(results));
      }
      return rows;
    }
  }

  /** Rows touched, on a connection at hand. */
  public static int update(Connection connection, String statement, @Nullable Object... parameters)
      throws SQLException {
    try (var prepared = prepare(connection, statement, parameters)) {
      return prepared.executeUpdate();
    }
  }

  /** An instant of a {@code timestamptz} column. */
  public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var value = row.getObject(column, java.time.OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private static PreparedStatement prepare(
      Connection connection, String statement, @Nullable Object... parameters) throws SQLException {
    var prepared = connection.prepareStatement(statement);
    for (int i = 0; i < parameters.length; i++) {
      switch (parameters[i]) {
        case null -> prepared.setNull(i + 1, Types.NULL);
        case Instant instant -> prepared.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
        case Object value -> prepared.setObject(i + 1, value);
      }
    }
    return prepared;
  }

  /** What is done on a connection. */
  public interface Work<T> {

    /** Does it; a failure rolls back. */
    T on(Connection connection) throws SQLException;
  }

  /** How a row is read. */
  public interface Row<T> {

    /** Reads the row that the results stand on. */
    T map(ResultSet row) throws SQLException;
  }
}

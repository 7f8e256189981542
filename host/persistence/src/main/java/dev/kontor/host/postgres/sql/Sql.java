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
import org.jspecify.annotations.Nullable;

/**
 * Statements on one database, a connection taken for each call or for a whole transaction.
 *
 * <p>Parameters may be null, {@link Instant}s and whatever the driver takes by {@code setObject}.
 * Thread-safe as far as its connections are. Failures are {@link SqlFailed}.
 */
public final class Sql {

  private final Connections database;

  /** On this database. */
  public Sql(Connections database) {
    this.database = database;
  }

  /** Runs the body on one connection, in one transaction; what it throws rolls back. */
  public <T> T transaction(Work<T> body) {
    return with(connection -> inTransaction(connection, body));
  }

  private static <T> T inTransaction(Connection connection, Work<T> body) throws SQLException {
    connection.setAutoCommit(false);
    try {
      var result = body.on(connection);
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException failed) {
      // A broken connection has nothing to roll back, and saying so would hide why.
      if (!connection.isClosed()) {
        connection.rollback();
      }
      throw failed;
    } finally {
      if (!connection.isClosed()) {
        connection.setAutoCommit(true);
      }
    }
  }

  private <T> T with(Work<T> work) {
    try {
      return database.with(work);
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
  }

  /** All rows, mapped, in the query's order. */
  public <T> List<T> query(String statement, Row<T> row, @Nullable Object... parameters) {
    return with(connection -> query(connection, statement, row, parameters));
  }

  /** Rows touched. */
  public int update(String statement, @Nullable Object... parameters) {
    return with(connection -> update(connection, statement, parameters));
  }

  /** All rows, mapped, on a connection at hand; a {@code BEGIN;} may be before the query. */
  public static <T> List<T> query(
      Connection connection, String statement, Row<T> row, @Nullable Object... parameters)
      throws SQLException {
    try (var prepared = prepare(connection, statement, parameters)) {
      if (!prepared.execute()) {
        prepared.getMoreResults();
      }
      var rows = new ArrayList<T>();
      try (var results = prepared.getResultSet()) {
        while (results.next()) {
          rows.add(row.map(results));
        }
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

  /** Where connections come from. */
  public interface Connections {

    /** Does the work on a connection in auto-commit mode, which is the work's alone meanwhile. */
    <T> T with(Work<T> work) throws SQLException;
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

package dev.kontor.host.postgres.migration;

import dev.kontor.host.database.DatabaseNewerThanHost;
import dev.kontor.host.database.MigrationFailed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Brings a database's schemas up to their changelogs.
 *
 * <ol>
 *   <li>Compares the stored version: one query, and it ends here when they are equal.
 *   <li>Takes a session's advisory lock, in place of Liquibase's own lock table, whose row outlives
 *       a killed host; and compares again.
 *   <li>Refuses if any schema has change sets that its changelog doesn't.
 *   <li>Makes each schema and runs its changelog; then what else the caller wants done.
 *   <li>Stores the version.
 * </ol>
 *
 * <p>Stopped anywhere, the next call goes on: the version is stored last. Thread-safe; where
 * Liquibase has work to do, one database at a time is migrated in a JVM. Everything made belongs to
 * the connection's current role.
 */
public final class SchemaMigrator {

  /** Any number; advisory locks are a database's own, so one is enough for all. */
  private static final long LOCK = 0x6b6f6e746f72L;

  private static final String UNDEFINED_TABLE = "42P01";

  /** What is done after the changelogs, before the version is stored; may be repeated. */
  @FunctionalInterface
  public interface Afterwards {

    /** Does it on the migrating connection, which commits each statement. */
    void accept(Connection connection) throws SQLException;
  }

  /**
   * One schema that is its own home, as in the control database; else as the general form.
   *
   * @return the schema's version
   */
  public String migrate(Connection connection, String schema, Changelog changelog)
      throws SQLException {
    return migrate(
        connection, SchemaSet.of(new Schema(schema, changelog), List.of()), nothing -> {});
  }

  /**
   * Brings the schemas up to date, on a connection in auto-commit mode, and leaves it as it was;
   * but after an exception the connection must be closed, which also gives the lock back.
   *
   * @return the schemas' version
   * @throws DatabaseNewerThanHost when the database has change sets that these changelogs don't
   * @throws MigrationFailed when a change set fails; what ran before it stays
   */
  public String migrate(Connection connection, SchemaSet schemas, Afterwards afterwards)
      throws SQLException {
    if (!isCurrent(connection, schemas)) {
      execute(connection, "SELECT pg_advisory_lock(%d)".formatted(LOCK));
      if (!isCurrent(connection, schemas)) {
        run(connection, schemas);
        afterwards.accept(connection);
        store(connection, schemas);
      }
      execute(connection, "SELECT pg_advisory_unlock(%d)".formatted(LOCK));
    }
    return schemas.version();
  }

  /** Whether the database has this very version: one query. */
  public boolean isCurrent(Connection connection, SchemaSet schemas) throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT version FROM %s.schema_version".formatted(schemas.home().name()))) {
      return rows.next() && schemas.version().equals(rows.getString(1));
    } catch (SQLException e) {
      if (UNDEFINED_TABLE.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  private static void run(Connection connection, SchemaSet schemas) throws SQLException {
    for (var schema : schemas.all().toList()) {
      execute(connection, "CREATE SCHEMA IF NOT EXISTS " + schema.name());
    }
    LiquibaseRun.bringUpToDate(connection, schemas);
  }

  /** One row, so that there is one answer. */
  private static void store(Connection connection, SchemaSet schemas) throws SQLException {
    execute(
        connection,
        """
        CREATE TABLE IF NOT EXISTS %1$s.schema_version (
          only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
          version text NOT NULL,
          changed_at timestamptz NOT NULL DEFAULT now());
        INSERT INTO %1$s.schema_version (version) VALUES ('%2$s')
          ON CONFLICT (only_row) DO UPDATE SET version = excluded.version, changed_at = now()
        """
            .formatted(schemas.home().name(), schemas.version()));
  }

  /** Several statements, parted by semicolons, are one round trip. */
  static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

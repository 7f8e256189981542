package dev.kontor.simulation.database;

import dev.kontor.host.postgres.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a database holds before a run: remembered once, in the database itself, and put back before
 * each further run, in one statement. All tables and sequences are as they were then, whatever a
 * run has left; nothing but rows may have changed.
 */
public final class Baseline {

  private static final String RESET = "SELECT simulation.reset()::text";

  private static final String TABLES =
      """
      SELECT format('%I.%I', n.nspname, c.relname) AS name,
        replace(format('%s.%s', n.nspname, c.relname), '"', '') AS copy,
        (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum)
          FROM pg_attribute a
          WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            AND a.attgenerated = '') AS columns
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND n.nspname NOT LIKE 'pg\\_%'
        AND n.nspname NOT IN ('information_schema', 'simulation')
        AND c.relname NOT LIKE 'databasechangelog%'
      ORDER BY 1\
      """;

  private static final String SEQUENCES =
      """
      SELECT format('%I.%I', schemaname, sequencename) AS name, start_value, last_value
      FROM pg_sequences ORDER BY 1\
      """;

  private Baseline() {}

  /** Remembers what the database holds now; as an administrator. */
  public static void remember(Connection database) throws SQLException {
    Sql.update(database, "CREATE SCHEMA IF NOT EXISTS simulation");
    var tables =
        Sql.query(
            database,
            TABLES,
            row -> new Table(row.getString(1), row.getString(2), row.getString(3)));
    var body = new ArrayList<String>();
    for (var table : tables) {
      body.add(truncate(table));
    }
    for (var table : tables) {
      if (!Sql.query(database, "SELECT FROM %s LIMIT 1".formatted(table.name), _ -> true)
          .isEmpty()) {
        Sql.update(
            database,
            "CREATE TABLE simulation.\"%s\" AS SELECT %s FROM %s"
                .formatted(table.copy, table.columns, table.name));
        body.add(
            "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM simulation.\"%s\";"
                .formatted(table.name, table.columns, table.columns, table.copy));
      }
    }
    body.addAll(
        Sql.query(
            database,
            SEQUENCES,
            row -> {
              long last = row.getLong("last_value");
              return row.wasNull()
                  ? "PERFORM setval('%s', %d, false);"
                      .formatted(row.getString("name"), row.getLong(2))
                  : "PERFORM setval('%s', %d, true);".formatted(row.getString("name"), last);
            }));
    Sql.update(database, function(body));
  }

  private static String truncate(Table table) {
    return "IF EXISTS (SELECT FROM %1$s) THEN TRUNCATE %1$s CASCADE; END IF;".formatted(table.name);
  }

  private static String function(List<String> body) {
    return """
    CREATE OR REPLACE FUNCTION simulation.reset() RETURNS void LANGUAGE plpgsql AS $reset$
    BEGIN
      SET LOCAL session_replication_role = replica;
      %s
    END $reset$\
    """
        .formatted(String.join("\n  ", body));
  }

  /** Puts back what was remembered; as an administrator, while nobody else uses the database. */
  public static void putBack(Connection database) throws SQLException {
    var _ = Sql.query(database, RESET, row -> row.getString(1));
  }

  private record Table(String name, String copy, String columns) {}
}

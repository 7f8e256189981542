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
        AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'simulation%'
        AND c.relname NOT LIKE 'databasechangelog%'
      ORDER BY 1\
      """;

  private static final String SEQUENCES =
      """
      SELECT format('%I.%I', schemaname, sequencename) AS name, start_value, last_value
      FROM pg_sequences ORDER BY 1\
      """;

  private final String schema;

  /** One of those that a database can have, by number. */
  public Baseline(int number) {
    schema = "simulation_" + number;
  }

  /** Remembers what the database holds now; as an administrator. */
  public void remember(Connection database) throws SQLException {
    Sql.update(database, "CREATE SCHEMA " + schema);
    var tables =
        Sql.query(
            database,
            TABLES,
            row -> new Table(row.getString(1), row.getString(2), row.getString(3)));
    Sql.update(database, "CREATE TABLE %s.mark (name text PRIMARY KEY, xid xid)".formatted(schema));
    var body = new ArrayList<String>();
    var inserts = new ArrayList<String>();
    for (var table : tables) {
      long rows = count(database, table);
      body.add(truncateIfChanged(table, rows));
      if (rows > 0) {
        copy(database, table);
        inserts.add(insertIfEmpty(table));
      }
    }
    body.addAll(inserts);
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

  private static long count(Connection database, Table table) throws SQLException {
    return Sql.query(database, "SELECT count(*) FROM " + table.name, row -> row.getLong(1))
        .getFirst();
  }

  private void copy(Connection database, Table table) throws SQLException {
    Sql.update(
        database,
        "CREATE TABLE %s.\"%s\" AS SELECT %s FROM %s"
            .formatted(schema, table.copy, table.columns, table.name));
    Sql.update(database, "INSERT INTO %s.mark VALUES (?)".formatted(schema), table.copy);
  }

  /**
   * A row that was changed since, or came since, bears another transaction's number than the one
   * that put the rows back; and who only went is missing in the count.
   */
  private String truncateIfChanged(Table table, long rows) {
    return """
    IF NOT (
      SELECT count(*) = %2$d AND coalesce(bool_and(it.xmin = mark.xid), %2$d = 0)
      FROM %1$s it LEFT JOIN %3$s.mark ON mark.name = '%4$s')
    THEN TRUNCATE %1$s CASCADE; END IF;\
    """
        .formatted(table.name, rows, schema, table.copy);
  }

  /** Also where another table's change has taken its rows with it. */
  private String insertIfEmpty(Table table) {
    return """
    IF NOT EXISTS (SELECT FROM %1$s) THEN
      INSERT INTO %1$s (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM %3$s."%4$s";
      UPDATE %3$s.mark SET xid = pg_current_xact_id()::xid WHERE name = '%4$s';
    END IF;\
    """
        .formatted(table.name, table.columns, schema, table.copy);
  }

  private String function(List<String> body) {
    return """
    CREATE FUNCTION %s.reset() RETURNS void LANGUAGE plpgsql AS $reset$
    BEGIN
      SET LOCAL session_replication_role = replica;
      %s
    END $reset$\
    """
        .formatted(schema, String.join("\n  ", body));
  }

  /** Puts back what was remembered; as an administrator, while nobody else uses the database. */
  public void putBack(Connection database) throws SQLException {
    var _ =
        Sql.query(database, "SELECT %s.reset()::text".formatted(schema), row -> row.getString(1));
  }

  private record Table(String name, String copy, String columns) {}
}

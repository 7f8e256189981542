package dev.kontor.host.app;

import dev.kontor.host.postgres.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks at the tests' server from outside the host, as its administrator. */
final class Postgres {

  private Postgres() {}

  /** The first column of a query's rows, in a database. */
  static List<String> texts(String database, String query) {
    try (var connection = TestServer.connect(database)) {
      return texts(connection, query);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  static List<String> texts(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add(String.valueOf(rows.getString(1)));
      }
      return found;
    }
  }

  static void execute(String database, String statement) {
    try (var connection = TestServer.connect(database);
        var executed = connection.createStatement()) {
      executed.execute(statement);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Sets a timer for an event that nobody knows. */
  static void setTimer(String database, String dueAt) {
    execute(
        database,
        """
        insert into kontor.timer values (gen_random_uuid(), %s, 'nobody.knows', 1, '{}',
          jsonb_build_object('id', gen_random_uuid(), 'principal', 'test',
            'correlation', gen_random_uuid(), 'causation', gen_random_uuid()))\
        """
            .formatted(dueAt));
  }

  /** Databases and roles whose names hold this text. */
  static List<String> databasesAndRoles(String text) {
    try (var connection = TestServer.admin()) {
      return databasesAndRoles(connection, text);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** The same, on a server that this connection is to. */
  static List<String> databasesAndRoles(Connection connection, String text) throws SQLException {
    return texts(
        connection,
        """
        select datname from pg_database where position('%1$s' in datname) > 0
        union all select rolname from pg_roles where position('%1$s' in rolname) > 0
        order by 1\
        """
            .formatted(text));
  }
}

package dev.kontor.host.postgres.provisioning;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Statements that take no parameters, with names and texts quoted into them. */
final class Statements {

  private Statements() {}

  static String identifier(String name) {
    return '"' + withoutNul(name).replace("\"", "\"\"") + '"';
  }

  /** For servers with {@code standard_conforming_strings}, the default since 9.1. */
  static String literal(String text) {
    return "'" + withoutNul(text).replace("'", "''") + "'";
  }

  /** Several statements, parted by semicolons, are one transaction and one round trip. */
  static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static List<String> names(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var names = new ArrayList<String>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }

  private static String withoutNul(String text) {
    if (text.indexOf(0) >= 0) {
      throw new IllegalArgumentException("a name with a zero character can't be in SQL");
    }
    return text;
  }
}

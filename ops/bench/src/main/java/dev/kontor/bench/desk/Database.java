package dev.kontor.bench.desk;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What a slow query is like. */
@Singleton
final class Database {

  private final DataSource dataSource;

  Database(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** On the unit's own connection. */
  void sleep(int millis) throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement = connection.prepareStatement("SELECT pg_sleep(?)")) {
      statement.setDouble(1, millis / 1000.0);
      statement.execute();
    }
  }
}

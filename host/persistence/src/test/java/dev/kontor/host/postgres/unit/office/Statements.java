package dev.kontor.host.postgres.unit.office;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;

/** In the context's transaction, as a repository would. */
final class Statements {

  private Statements() {}

  static void update(
      TransactionOperations<Connection> transactions, String sql, String... parameters) {
    try (var statement = transactions.getConnection().prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}

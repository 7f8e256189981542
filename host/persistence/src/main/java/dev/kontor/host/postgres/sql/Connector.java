package dev.kontor.host.postgres.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Makes connections to PostgreSQL: new ones, in auto-commit mode, closed by whoever asked for them.
 * Thread-safe.
 */
@FunctionalInterface
public interface Connector {

  /** By the driver. */
  Connector DRIVER = DriverManager::getConnection;

  /** To the database of a JDBC URL, with these parameters of the driver's. */
  Connection connect(String url, Properties login) throws SQLException;

  /** To the database of a JDBC URL, as this user. */
  default Connection connect(String url, String user, String password) throws SQLException {
    var login = new Properties();
    login.setProperty("user", user);
    login.setProperty("password", password);
    return connect(url, login);
  }
}

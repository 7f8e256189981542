package dev.kontor.host.postgres.provisioning;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The server that these tests run on: the embedded one, unless system properties {@code
 * kontor.test.postgres.url}, {@code .user} and {@code .password} name an administrator of another.
 */
record ServerUnderTest(String url, String user, String password) implements Administrators {

  static ServerUnderTest get() {
    assumeTrue(System.getProperty("kontor.test.postgres.url") != null, "no server is named");
    return new ServerUnderTest(
        System.getProperty("kontor.test.postgres.url", ""),
        System.getProperty("kontor.test.postgres.user", ""),
        System.getProperty("kontor.test.postgres.password", ""));
  }

  @Override
  public Connection connect(String server) throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  @Override
  public Connection connect(String server, String database) throws SQLException {
    return connect(database, user, password);
  }

  Connection connect(String database, String role, String secret) throws SQLException {
    return DriverManager.getConnection(urlOf(database), role, secret);
  }

  private String urlOf(String database) {
    return url.replaceFirst("/[^/?]*(\\?|$)", "/" + database + "$1");
  }
}

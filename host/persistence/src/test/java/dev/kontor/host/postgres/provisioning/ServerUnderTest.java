package dev.kontor.host.postgres.provisioning;

import dev.kontor.host.postgres.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The server that these tests run on: the embedded one, unless system properties {@code
 * kontor.test.postgres.url}, {@code .user} and {@code .password} name an administrator of another.
 */
record ServerUnderTest(String url, String user, String password) implements Administrators {

  static ServerUnderTest get() {
    var url = System.getProperty("kontor.test.postgres.url");
    if (url == null) {
      var embedded = TestServer.address();
      return new ServerUnderTest(embedded.url(), embedded.user(), embedded.password());
    }
    return new ServerUnderTest(
        url,
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

  String urlOf(String database) {
    return url.replaceFirst("/[^/?]*(\\?|$)", "/" + database + "$1");
  }
}

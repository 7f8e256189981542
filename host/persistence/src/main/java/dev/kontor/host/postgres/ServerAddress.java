package dev.kontor.host.postgres;

/**
 * Where a PostgreSQL server is, and as whom to administer it.
 *
 * @param url of the server's maintenance database: {@code jdbc:postgresql://HOST:PORT/postgres}
 */
public record ServerAddress(String url, String user, String password) {

  /** Checks that the URL names a database. */
  public ServerAddress {
    if (!url.matches("jdbc:postgresql://[^/?]+/[^/?]+(\\?.*)?")) {
      throw new IllegalArgumentException(
          "database URL '%s': expected jdbc:postgresql://HOST:PORT/DATABASE".formatted(url));
    }
  }

  /** The JDBC URL of another database of this server, with the same parameters. */
  public String withDatabase(String database) {
    int name = url.indexOf('/', "jdbc:postgresql://".length()) + 1;
    int parameters = url.indexOf('?', name);
    return url.substring(0, name) + database + (parameters < 0 ? "" : url.substring(parameters));
  }

  /** Without the password: addresses end up in logs. */
  @Override
  public String toString() {
    return user + " at " + url;
  }
}

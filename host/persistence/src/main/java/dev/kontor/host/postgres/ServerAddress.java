package dev.kontor.host.postgres;

/**
 * Where a PostgreSQL server is, and as whom to administer it.
 *
 * @param url of the server's maintenance database: {@code jdbc:postgresql://HOST:PORT/postgres}
 */
public record ServerAddress(String url, String user, String password) {

  private static final String JDBC = "jdbc:";

  /** Takes a JDBC URL, or one as {@code psql} has it, and checks that it names a database. */
  public ServerAddress {
    if (url.startsWith("postgres://")) {
      url = "postgresql" + url.substring("postgres".length());
    }
    if (url.startsWith("postgresql://")) {
      url = JDBC + url;
    }
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

  /** The URL as {@code psql} and its like take it. */
  public String clientUrl() {
    return url.substring(JDBC.length());
  }

  /** Without the password: addresses end up in logs. */
  @Override
  public String toString() {
    return user + " at " + url;
  }
}

package dev.kontor.host.postgres;

import java.util.regex.Pattern;

/**
 * Where a PostgreSQL server is, and as whom to administer it.
 *
 * @param url of the server's maintenance database: {@code jdbc:postgresql://HOST:PORT/postgres}
 */
public record ServerAddress(String url, String user, String password) {

  private static final String JDBC = "jdbc:";

  /** The driver would take these before what is given apart, and for tenants' logins too. */
  private static final Pattern LOGIN =
      Pattern.compile("^[^?]*@|[?&](user|password)=", Pattern.CASE_INSENSITIVE);

  /**
   * Takes a JDBC URL, or one as {@code psql} has it, and checks that it names a database.
   *
   * @throws IllegalArgumentException when it doesn't, or has a user or password in it
   */
  public ServerAddress {
    if (url.startsWith("postgres://")) {
      url = "postgresql" + url.substring("postgres".length());
    }
    if (url.startsWith("postgresql://")) {
      url = JDBC + url;
    }
    if (LOGIN.matcher(url).find()) {
      throw new IllegalArgumentException(
          "database URL '%s': it has a user or a password in it; give these apart, as --database-user and KONTOR_DATABASE_PASSWORD"
              .formatted(shown(url)));
    }
    if (!url.matches("jdbc:postgresql://[^/?]+/[^/?]+(\\?.*)?")) {
      throw new IllegalArgumentException(
          "database URL '%s': expected jdbc:postgresql://HOST:PORT/DATABASE".formatted(shown(url)));
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

  /** Without passwords and parameters: addresses end up in logs. */
  @Override
  public String toString() {
    return user + " at " + shown(url);
  }

  /** Neither what stands before an {@code @}, which may be a password, nor parameters. */
  private static String shown(String url) {
    return url.replaceFirst("\\?.*", "").replaceFirst("//.*@", "//…@");
  }
}

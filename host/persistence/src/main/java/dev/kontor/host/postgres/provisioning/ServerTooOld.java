package dev.kontor.host.postgres.provisioning;

import java.sql.Connection;
import java.sql.SQLException;

/** The server's PostgreSQL lacks what Kontor needs. */
public final class ServerTooOld extends RuntimeException {

  /** The first version whose {@code public} schema is closed and that clones by its log. */
  private static final int OLDEST = 15;

  private ServerTooOld(String message) {
    super(message);
  }

  /** Refuses a server older than PostgreSQL 15; costs no round trip. */
  public static void refuse(Connection connection) throws SQLException {
    var facts = connection.getMetaData();
    refuse(facts.getURL(), facts.getDatabaseMajorVersion(), facts.getDatabaseProductVersion());
  }

  static void refuse(String url, int major, String version) {
    if (major < OLDEST) {
      throw new ServerTooOld(
          "database server '%s' is PostgreSQL %s; expected %d or newer; upgrade it or name another server"
              .formatted(url.replaceFirst("\\?.*", ""), version, OLDEST));
    }
  }
}

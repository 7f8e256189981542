package dev.kontor.host.postgres.provisioning;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The databases of a server that every role may connect to, tenants' login roles too. */
public final class OpenDatabases {

  private static final String OPEN =
      """
      SELECT datname FROM pg_database
      WHERE datallowconn AND datconnlimit <> -2 AND has_database_privilege('public', oid, 'CONNECT')
      """;

  private OpenDatabases() {}

  /** Their names in order, templates left out. */
  public static List<String> of(Connection server) throws SQLException {
    return Statements.names(server, OPEN + "AND NOT datistemplate ORDER BY datname");
  }

  /** Closes them all, templates too. For a server that is Kontor's own: wants a superuser. */
  public static void close(Connection server) throws SQLException {
    for (var database : Statements.names(server, OPEN)) {
      Statements.execute(
          server,
          "REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(Statements.identifier(database)));
    }
  }
}

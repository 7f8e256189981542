package dev.kontor.host.postgres;

import dev.kontor.host.postgres.pool.ServerConnections;
import dev.kontor.host.postgres.provisioning.OpenDatabases;
import dev.kontor.host.postgres.provisioning.ServerTooOld;
import dev.kontor.host.postgres.sql.Sql;
import dev.kontor.host.world.World;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * A PostgreSQL server that the host knows, with its one budget of connections.
 *
 * @param name as tenants' configurations name it
 * @param openDatabases its databases that stand open to every role
 */
public record Server(
    String name, ServerAddress address, ServerConnections connections, List<String> openDatabases) {

  /** Closes every database that stands open to PUBLIC; for a server of our own. */
  public Server closedToPublic() {
    try (var connection =
        DriverManager.getConnection(address.url(), address.user(), address.password())) {
      OpenDatabases.close(connection);
      return new Server(name, address, connections, List.of());
    } catch (SQLException failed) {
      throw new ServerUnreachable(name, address, failed);
    }
  }

  /**
   * Connects once, to see that the server is there, new enough, and how many connections it takes.
   *
   * @param share which part of the server's connections may be tenants'
   * @throws ServerUnreachable when it can't be connected to
   */
  public static Server connect(String name, ServerAddress address, double share, World world) {
    try (var connection =
        DriverManager.getConnection(address.url(), address.user(), address.password())) {
      ServerTooOld.refuse(connection);
      int most =
          Sql.query(
                  connection,
                  """
                  select current_setting('max_connections')::int
                    - current_setting('superuser_reserved_connections')::int as most\
                  """,
                  row -> row.getInt("most"))
              .getFirst();
      int budget = Math.max(4, (int) (most * share));
      return new Server(
          name, address, new ServerConnections(world, budget), OpenDatabases.of(connection));
    } catch (SQLException failed) {
      throw new ServerUnreachable(name, address, failed);
    }
  }
}

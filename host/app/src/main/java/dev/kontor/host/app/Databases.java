package dev.kontor.host.app;

import dev.kontor.host.database.TenantDatabases;
import dev.kontor.host.postgres.Server;
import dev.kontor.host.postgres.ServerAddress;
import dev.kontor.host.postgres.embedded.EmbeddedPostgres;
import dev.kontor.host.postgres.embedded.Tuning;
import dev.kontor.host.postgres.pool.PooledTenantDatabase;
import dev.kontor.host.postgres.provisioning.Administrators;
import dev.kontor.host.postgres.provisioning.PostgresTenantDatabases;
import dev.kontor.host.world.World;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL servers, by name. The main one has the control database; it is a configured one,
 * or one of our own that stops with the host. Tenants' databases may lie on any.
 */
final class Databases implements Administrators, AutoCloseable {

  private static final String MAIN = "main";

  private final SortedMap<String, Server> servers;
  private final @Nullable EmbeddedPostgres embedded;

  private Databases(
      SortedMap<String, Server> others, Server main, @Nullable EmbeddedPostgres embedded) {
    this.servers = new TreeMap<>(others);
    servers.put(MAIN, main);
    this.embedded = embedded;
  }

  /** The others are connected first: nothing has to be stopped again if one of them is wrong. */
  static Databases start(
      HostOptions options,
      Collection<ServerOptions> others,
      Path data,
      World world,
      Ending ending) {
    var connected = connect(others, world);
    var wanted = options.database();
    if (wanted.url() == null || wanted.url().isBlank()) {
      return withEmbedded(connected, data, wanted.share(), world, ending);
    }
    var main =
        new ServerOptions(MAIN, wanted.url(), wanted.user(), wanted.password(), wanted.share());
    return new Databases(connected, main.connect(world), null);
  }

  private static SortedMap<String, Server> connect(Collection<ServerOptions> others, World world) {
    var connected = new TreeMap<String, Server>();
    for (var other : others) {
      if (other.name().equals(MAIN)) {
        throw new IllegalStateException(
            "'kontor.servers.main': the main server is 'kontor.database'; choose another name for"
                + " this one");
      }
      connected.put(other.name(), other.connect(world));
    }
    return connected;
  }

  private static Databases withEmbedded(
      SortedMap<String, Server> others, Path data, double share, World world, Ending ending) {
    var embedded = EmbeddedPostgres.start(data, world, Tuning.STANDARD, ending::because);
    try {
      embedded.keepUp();
      var server = Server.connect(MAIN, embedded.address(), share, world);
      return new Databases(
          others, server.openDatabases().isEmpty() ? server : server.closedToPublic(), embedded);
    } catch (RuntimeException failed) {
      embedded.close();
      throw failed;
    }
  }

  Server main() {
    return server(MAIN);
  }

  Set<String> names() {
    return Collections.unmodifiableSet(servers.keySet());
  }

  /** A tenant may lie on a server that has been taken out of the host's configuration since. */
  private Server server(String name) {
    var server = servers.get(name);
    if (server == null) {
      throw new IllegalStateException(
          "database server '%s' is not known to this host; it has %s; say in application.yml where it is: kontor.servers.%s.url"
              .formatted(name, String.join(", ", servers.keySet()), name));
    }
    return server;
  }

  TenantDatabases tenantDatabases(String siteId, World world) {
    return new PostgresTenantDatabases(
        siteId,
        this,
        (placement, password, most) -> {
          var server = server(placement.server());
          var url = server.address().withDatabase(placement.database());
          return new PooledTenantDatabase(
              server.connections().open(url, placement.login(), password, most), world);
        },
        world.secrets());
  }

  @Override
  public Connection connect(String server) throws SQLException {
    var address = server(server).address();
    return connect(address, address.url());
  }

  @Override
  public Connection connect(String server, String database) throws SQLException {
    var address = server(server).address();
    return connect(address, address.withDatabase(database));
  }

  private static Connection connect(ServerAddress address, String url) throws SQLException {
    return DriverManager.getConnection(url, address.user(), address.password());
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }
}

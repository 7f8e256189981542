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
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The PostgreSQL server: a configured one, or one of our own that stops with the host. */
final class Databases implements Administrators, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Databases.class);
  private static final String MAIN = "main";

  private final Server main;
  private final @Nullable EmbeddedPostgres embedded;

  private Databases(Server main, @Nullable EmbeddedPostgres embedded) {
    this.main = main;
    this.embedded = embedded;
  }

  static Databases start(HostOptions options, Path data, World world, Ending ending) {
    var wanted = options.database();
    return wanted.url() == null || wanted.url().isBlank()
        ? embedded(data, wanted.share(), world, ending)
        : configured(wanted, world);
  }

  private static Databases embedded(Path data, double share, World world, Ending ending) {
    var embedded = EmbeddedPostgres.start(data, world, Tuning.STANDARD, ending::because);
    try {
      embedded.keepUp();
      var server = Server.connect(MAIN, embedded.address(), share, world);
      return new Databases(
          server.openDatabases().isEmpty() ? server : server.closedToPublic(), embedded);
    } catch (RuntimeException failed) {
      embedded.close();
      throw failed;
    }
  }

  private static Databases configured(HostOptions.Database wanted, World world) {
    var address =
        new ServerAddress(
            Objects.requireNonNull(wanted.url()),
            Objects.requireNonNullElse(wanted.user(), "postgres"),
            Objects.requireNonNullElse(wanted.password(), ""));
    var server = Server.connect(MAIN, address, wanted.share(), world);
    if (!server.openDatabases().isEmpty()) {
      log.warn(
          "database server '{}': {} stand open to every role, tenants' too; close each with REVOKE"
              + " CONNECT ON DATABASE … FROM PUBLIC",
          MAIN,
          server.openDatabases());
    }
    return new Databases(server, null);
  }

  Server main() {
    return main;
  }

  Set<String> names() {
    return Set.of(MAIN);
  }

  TenantDatabases tenantDatabases(String siteId, World world) {
    return new PostgresTenantDatabases(
        siteId,
        this,
        (placement, password, most) ->
            new PooledTenantDatabase(
                main.connections()
                    .open(
                        main.address().withDatabase(placement.database()),
                        placement.login(),
                        password,
                        most)),
        world.secrets());
  }

  @Override
  public Connection connect(String server) throws SQLException {
    return connectTo(main.address().url());
  }

  @Override
  public Connection connect(String server, String database) throws SQLException {
    return connectTo(main.address().withDatabase(database));
  }

  private Connection connectTo(String url) throws SQLException {
    return DriverManager.getConnection(url, main.address().user(), main.address().password());
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }
}

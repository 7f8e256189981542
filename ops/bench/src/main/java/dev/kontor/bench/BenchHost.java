package dev.kontor.bench;

import dev.kontor.host.administration.Administration;
import dev.kontor.host.app.Host;
import dev.kontor.host.configuration.TenantConfiguration;
import dev.kontor.host.configuration.TenantConfiguration.Database;
import dev.kontor.host.configuration.TenantConfiguration.Mail;
import dev.kontor.host.configuration.TenantConfiguration.Pool;
import dev.kontor.host.configuration.TenantConfiguration.Transport;
import dev.kontor.host.postgres.ServerAddress;
import dev.kontor.host.tenancy.ContextStarter;
import dev.kontor.host.tenancy.Lease;
import dev.kontor.host.tenancy.Tenants;
import dev.kontor.tenant.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** A whole host in this process, on a data folder that goes when it is closed. */
final class BenchHost implements AutoCloseable {

  /** Connections that one tenant, or one peer of it, may hold. */
  static final int POOL = 4;

  private final Path data;
  private final Host host;

  private BenchHost(Path data, Host host) {
    this.data = data;
    this.host = host;
  }

  static BenchHost start() throws IOException {
    return start(Map.of());
  }

  static BenchHost start(Map<String, Object> more) throws IOException {
    var data = temporaryFolder();
    var options = new HashMap<String, Object>(more);
    options.put("kontor.data", data.resolve("var").toString());
    options.put("kontor.configs", Files.createDirectory(data.resolve("configs")).toString());
    options.put("kontor.port", "0");
    return new BenchHost(data, Host.start(options));
  }

  /** Which others may pass through: a server started by root runs as somebody else. */
  static Path temporaryFolder() throws IOException {
    var folder = Files.createTempDirectory("kontor-bench");
    return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
  }

  Administration administration() {
    return host.beans().getBean(Administration.class);
  }

  <T> T bean(Class<T> type) {
    return host.beans().getBean(type);
  }

  int port() {
    return host.port();
  }

  /** Onboards a tenant that runs one module. */
  TenantId onboard(String name, String module) {
    return onboard(name, module, POOL);
  }

  /** Onboards a tenant that runs one module and may hold so many connections. */
  TenantId onboard(String name, String module, int connections) {
    var id = new TenantId(name);
    administration()
        .apply(
            new TenantConfiguration(
                id,
                name,
                List.of(module),
                new Database("main", new Pool(connections)),
                new Mail(null, Transport.MAILBOX, null),
                null,
                new TreeMap<>()));
    return id;
  }

  /** The right to be inside a tenant's context; the caller gives it back. */
  Lease enter(TenantId id) {
    return host.beans().getBean(Tenants.class).enter(id);
  }

  /** The embedded server, as its administrator. */
  ServerAddress server() throws IOException {
    var properties = new Properties();
    try (var file = Files.newBufferedReader(data.resolve("var/postgres.properties"))) {
      properties.load(file);
    }
    return new ServerAddress(
        properties.getProperty("url"),
        properties.getProperty("user"),
        properties.getProperty("password"));
  }

  /** A tenant's database, as its login role. */
  ServerAddress login(TenantId id) throws IOException {
    return login(id, server());
  }

  /** A tenant's database on this server, as its login role. */
  ServerAddress login(TenantId id, ServerAddress server) {
    var record = administration().status(id).known();
    return new ServerAddress(
        server.withDatabase(record.placement().database()),
        record.placement().login(),
        host.beans().getBean(ContextStarter.class).password(record));
  }

  @Override
  public void close() throws IOException {
    host.close();
    delete(data);
  }

  static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(file -> {
            try {
              Files.delete(file);
            } catch (IOException failed) {
              throw new UncheckedIOException(failed);
            }
          });
    }
  }
}

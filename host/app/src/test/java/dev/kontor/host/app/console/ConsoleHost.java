package dev.kontor.host.app.console;

import static dev.kontor.host.app.Eventually.eventually;

import dev.kontor.host.administration.Administration;
import dev.kontor.host.app.Host;
import dev.kontor.host.postgres.TestServer;
import dev.kontor.host.tenancy.Failure;
import dev.kontor.host.tenancy.TenantState;
import dev.kontor.host.tenancy.Tenants;
import dev.kontor.tenant.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A host in a folder of its own, on the PostgreSQL server that all tests of a JVM share. */
final class ConsoleHost implements AutoCloseable {

  /** A title that would run a script if a page did not escape it. */
  static final String NASTY_TITLE = "Acme <script>alert(1)</script> & \"Sons\"";

  private final Path folder;
  private final Host host;

  private ConsoleHost(Path folder, Host host) {
    this.folder = folder;
    this.host = host;
  }

  /** With these options beside what every test wants, and no tenants. */
  static ConsoleHost empty(Map<String, Object> options) {
    return with(options);
  }

  /** With {@code acme}, which ships, and {@code made}, which allocates. */
  static ConsoleHost withTwoTenants() {
    return with(
        Map.of(),
        file("acme", NASTY_TITLE, "shipping"),
        file("made", "Made Furniture", "allocation"));
  }

  /** With {@code clumsy}, which runs the probe. */
  static ConsoleHost withProbe() {
    return with(Map.of(), file("clumsy", NASTY_TITLE, "probe"));
  }

  /** With {@code ann} and {@code bob}, who talk to one another. */
  static ConsoleHost withGuild() {
    return with(Map.of(), file("ann", "Ann", "guild"), file("bob", "Bob & <b>Sons</b>", "guild"));
  }

  /**
   * With {@code hansa}, which ships, and whose reference data's voyages have all sailed; and with
   * {@code levant}, whose have yet to, and which has a long name and a light colour.
   */
  static ConsoleHost withShipping() {
    return withShipping(Map.of());
  }

  /** The same with these options. */
  static ConsoleHost withShipping(Map<String, Object> options) {
    return with(
        options,
        file("hansa", "Hansa <b>Lines</b>", "shipping")
            + """
            clock: 2009-04-01T00:00:00Z
            settings: { shipping.colour: '#7a1f3d' }
            """,
        file("levant", "Compagnie du Levant et des Indes orientales réunies", "shipping")
            + """
            clock: 2009-03-01T00:00:00Z
            settings: { shipping.colour: '#f2c14e' }
            """);
  }

  /**
   * With {@code acme} and {@code made}, which have systems; the one ships, too, and the other has a
   * light colour.
   */
  static ConsoleHost withSystems() {
    return with(
        Map.of(),
        file("acme", NASTY_TITLE, "shipping, systems"),
        file("made", "Made Furniture", "systems")
            + """
            settings: { systems.colour: '#f2c14e' }
            """);
  }

  private static ConsoleHost with(Map<String, Object> options, String... files) {
    try {
      var folder = Files.createTempDirectory("kontor-console-");
      var configs = Files.createDirectory(folder.resolve("configs"));
      Files.writeString(configs.resolve("_defaults.yml"), "database: { server: main }\n");
      for (var file : files) {
        var tenant = file.lines().findFirst().orElseThrow().substring("tenant: ".length());
        Files.writeString(configs.resolve(tenant + ".yml"), file);
      }
      return start(folder, options);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String file(String tenant, String title, String modules) {
    return """
    tenant: %1$s
    title: '%2$s'
    modules: [%3$s]
    mail: { from: desk@%1$s.example, transport: mailbox }
    """
        .formatted(tenant, title, modules);
  }

  private static ConsoleHost start(Path folder, Map<String, Object> more) {
    var server = TestServer.address();
    var options = new HashMap<String, Object>(more);
    options.put("kontor.data", folder.resolve("data").toString());
    options.put("kontor.configs", folder.resolve("configs").toString());
    options.put("kontor.port", "0");
    options.put("kontor.database.url", server.url());
    options.put("kontor.database.user", server.user());
    options.put("kontor.database.password", server.password());
    options.put("kontor.database.share", "0.3");
    return new ConsoleHost(folder, Host.start(options));
  }

  String url(String path) {
    return "http://localhost:%d%s".formatted(host.port(), path);
  }

  /** At a tenant's host name. */
  String url(String tenant, String path) {
    return "http://%s.localhost:%d%s".formatted(tenant, host.port(), path);
  }

  String token() {
    try {
      return Files.readString(folder.resolve("data/admin.token")).strip();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What another operator does meanwhile. */
  Administration administration() {
    return host.beans().getBean(Administration.class);
  }

  /** As its user does over the tenant's own API. */
  void buys(String tenant, String reference, String sku) {
    var body =
        "{\"reference\": \"%s\", \"sku\": \"%s\", \"quantity\": 10, \"eta\": null}"
            .formatted(reference, sku);
    var request =
        HttpRequest.newBuilder(URI.create(url("/t/%s/batches".formatted(tenant))))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status != 201) {
        throw new AssertionError("'%s' was not bought: %d".formatted(reference, status));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Adds a batch of which its events know nothing. */
  void spoilBatches(String tenant) {
    query(
        tenant,
        "insert into allocation.batch values ('spoiled', 'NONE', 1, 1, null, 1) returning 1");
  }

  /** How many it has in its table. */
  long batches(String tenant) {
    return query(tenant, "select count(*) from allocation.batch");
  }

  private long query(String tenant, String query) {
    var status = host.beans().getBean(Tenants.class).status(new TenantId(tenant)).orElseThrow();
    try (var connection = TestServer.connect(status.known().placement().database());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** As when a step of its onboarding had failed. */
  void fail(String tenant, String step, String reason) {
    host.beans()
        .getBean(Tenants.class)
        .enter(new TenantId(tenant), TenantState.FAILED, new Failure(step, reason));
  }

  /** Active and asleep, whatever a test before has left. */
  void reset(String tenant) {
    var id = new TenantId(tenant);
    var tenants = host.beans().getBean(Tenants.class);
    tenants.enter(id, TenantState.ACTIVE, null);
    // What is left to do would wake it again.
    try (var lease = tenants.enter(id)) {
      eventually("it is quiet", () -> lease.context().isQuiet());
    }
    administration().sleep(id);
  }

  @Override
  public void close() {
    host.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}

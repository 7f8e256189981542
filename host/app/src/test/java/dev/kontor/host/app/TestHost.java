package dev.kontor.host.app;

import dev.kontor.host.app.Http.Answer;
import dev.kontor.host.postgres.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A host in a folder of its own, on the PostgreSQL server that all tests of a JVM share. */
final class TestHost implements AutoCloseable {

  private final Path folder;
  private final Map<String, Object> options;
  private @Nullable Host host;

  private TestHost(Path folder, Map<String, Object> options) {
    this.folder = folder;
    this.options = options;
  }

  /** With no tenants, and these options beside what every test wants. */
  static TestHost start(Map<String, Object> more) {
    var prepared = prepare(more);
    prepared.startAgain();
    return prepared;
  }

  /** A folder and options, with nothing started on them yet. */
  static TestHost prepare() {
    return prepare(Map.of());
  }

  private static TestHost prepare(Map<String, Object> more) {
    try {
      var folder = Files.createTempDirectory("kontor-test-host-");
      Files.createDirectory(folder.resolve("configs"));
      var options = options(folder);
      options.putAll(more);
      return new TestHost(folder, options);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static TestHost start() {
    return start(Map.of());
  }

  /** With a shipping company for which the reference data's voyages have sailed. */
  static TestHost withHansa() {
    var host = start();
    var configuration =
        configuration("hansa", "shipping")
            .replace("\"database\"", "\"clock\": \"2009-04-01T00:00:00Z\", \"database\"");
    var answer = host.put("hansa", configuration);
    if (answer.status() != 201) {
      host.close();
      throw new IllegalStateException(answer.toString());
    }
    return host;
  }

  /** What a host in this folder is started with. */
  static Map<String, Object> options(Path folder) {
    var server = TestServer.address();
    var options = new HashMap<String, Object>();
    options.put("kontor.data", folder.resolve("data").toString());
    options.put("kontor.configs", folder.resolve("configs").toString());
    options.put("kontor.port", "0");
    options.put("kontor.database.url", server.url());
    options.put("kontor.database.user", server.user());
    options.put("kontor.database.password", server.password());
    options.put("kontor.database.share", "0.3");
    return options;
  }

  /** Stops the host, and leaves its folder to others. */
  void stop() {
    if (host != null) {
      host.close();
      host = null;
    }
  }

  /** Starts a host on the folder, where none is started. */
  void startAgain() {
    host = Host.start(options);
  }

  Path folder() {
    return folder;
  }

  Map<String, Object> options() {
    return options;
  }

  <T> T bean(Class<T> type) {
    return running().beans().getBean(type);
  }

  int port() {
    return running().port();
  }

  /** The short id in the names of all databases and roles of this host's site. */
  String siteId() {
    return bean(Site.class).id();
  }

  String token() {
    try {
      return Files.readString(folder.resolve("data/admin.token")).strip();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Answer get(String path, String... headers) {
    return Http.send(port(), "GET", path, null, headers);
  }

  Answer post(String path, String body, String... headers) {
    return Http.send(port(), "POST", path, body, headers);
  }

  /** A request to the admin API, with its token. */
  Answer admin(String method, String path, @Nullable String body, String... headers) {
    var all = Stream.concat(Stream.of("Authorization", "Bearer " + token()), Stream.of(headers));
    return Http.send(port(), method, "/admin/v1" + path, body, all.toArray(String[]::new));
  }

  Answer admin(String method, String path) {
    return admin(method, path, null);
  }

  Answer put(String tenant, String configuration, String... headers) {
    return admin("PUT", "/tenants/" + tenant, configuration, headers);
  }

  /** Onboards a tenant that runs one module. */
  void onboard(String tenant, String module) {
    var answer = put(tenant, configuration(tenant, module));
    if (answer.status() != 201) {
      throw new AssertionError("'%s' was not onboarded: %s".formatted(tenant, answer));
    }
  }

  /** Onboards a tenant through the host's own name, where it has a base domain. */
  void onboardAt(String domain, String tenant, String module) {
    var answer = put(tenant, configuration(tenant, module), "Host", domain);
    if (answer.status() != 201) {
      throw new AssertionError("'%s' was not onboarded: %s".formatted(tenant, answer));
    }
  }

  static String configuration(String tenant, String module) {
    return """
    {"tenant": "%1$s", "title": "Title of %1$s", "modules": ["%2$s"],
     "database": {"server": "main"}, "mail": {"from": "desk@%1$s.example", "transport": "mailbox"}}\
    """
        .formatted(tenant, module);
  }

  /** Says a tenant's state as the admin API does. */
  String state(String tenant) {
    return admin("GET", "/tenants/" + tenant).text("state");
  }

  boolean isAwake(String tenant) {
    return admin("GET", "/tenants/" + tenant).text("awake").equals("true");
  }

  private Host running() {
    return Objects.requireNonNull(host, "no host is started");
  }

  @Override
  public void close() {
    stop();
    delete(folder);
  }

  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}

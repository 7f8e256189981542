package dev.kontor.host.app;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What the host is started with: the command line, else the environment, else its files.
 *
 * @param port where it listens
 * @param data the folder under which everything lies that must survive
 * @param name the site's name, fixed at its first start; null: what it is already
 * @param publicUrl how others reach it; null: {@code http://localhost:PORT}
 * @param baseDomain the domain whose subdomains are tenants; null: none
 * @param configs the folder of tenants' configurations
 */
@ConfigurationProperties("kontor")
record HostOptions(
    int port,
    Path data,
    @Nullable String name,
    @Nullable String publicUrl,
    @Nullable String baseDomain,
    Path configs,
    Database database,
    SleepOptions sleep) {

  /**
   * The PostgreSQL server.
   *
   * @param url null: an embedded one
   * @param share which part of its connections tenants may hold
   */
  @ConfigurationProperties("database")
  record Database(
      @Nullable String url,
      @Nullable String user,
      @Nullable String password,
      @Bindable(defaultValue = "0.8") double share) {}

  /** When contexts sleep. */
  @ConfigurationProperties("sleep")
  record SleepOptions(Duration idleAfter, int mostAwake, Duration drain) {}

  private static final Path STANDARD_CONFIGS = Path.of("tenant-configs");

  /**
   * Checks what can be checked before anything is started.
   *
   * @throws IllegalStateException naming the option, its value and what was expected
   */
  void check() {
    if (publicUrl != null
        && !publicUrl.isBlank()
        && !publicUrl.matches("https?://[^\\s/?#]+(/[^\\s?#]*)?")) {
      throw refused("public-url", publicUrl, "an address such as https://kontor.example");
    }
    if (baseDomain != null
        && !baseDomain.isBlank()
        && !baseDomain.matches("(?i)[a-z0-9-]+(\\.[a-z0-9-]+)*")) {
      throw refused("base-domain", baseDomain, "a domain such as kontor.example");
    }
    if (!configs.equals(STANDARD_CONFIGS) && !Files.isDirectory(configs)) {
      throw refused("configs", configs.toString(), "a folder that exists");
    }
    var user = database.user;
    if (user != null && (database.url == null || database.url.isBlank())) {
      throw refused(
          "database-user", user, "--database-url beside it; the embedded server has its own");
    }
    checkPort();
  }

  /** Before a database is started for nothing; whoever takes the port in between is found later. */
  private void checkPort() {
    try (var _ = new ServerSocket(port)) {
    } catch (IOException failed) {
      throw new IllegalStateException(
          "port %d is in use or may not be listened on (%s); stop what uses it or choose another with --port"
              .formatted(port, failed.getMessage()),
          failed);
    }
  }

  private static IllegalStateException refused(String option, String value, String expected) {
    return new IllegalStateException(
        "--%s is '%s'; expected %s".formatted(option, value, expected));
  }

  /** How others reach a host that listens there, which a port of 0 doesn't say. */
  String publicUrlOrLocal(int listening) {
    return publicUrl == null || publicUrl.isBlank() ? "http://localhost:" + listening : publicUrl;
  }
}

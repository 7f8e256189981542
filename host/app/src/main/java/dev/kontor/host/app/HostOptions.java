package dev.kontor.host.app;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
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

  /** How others reach a host that listens there, which a port of 0 doesn't say. */
  String publicUrlOrLocal(int listening) {
    return publicUrl == null || publicUrl.isBlank() ? "http://localhost:" + listening : publicUrl;
  }
}

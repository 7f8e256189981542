package dev.kontor.host.app;

import dev.kontor.host.postgres.Server;
import dev.kontor.host.postgres.ServerAddress;
import dev.kontor.host.world.World;
import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server that somebody else runs: one that tenants' configurations may name beside the
 * main one, or the main one itself.
 *
 * @param share which part of its connections tenants may hold
 */
@EachProperty("kontor.servers")
record ServerOptions(
    @Parameter String name,
    @Nullable String url,
    @Nullable String user,
    @Nullable String password,
    @Bindable(defaultValue = "0.8") double share) {

  private static final Logger log = LoggerFactory.getLogger(ServerOptions.class);

  /** Sees that it is there and new enough, and names its databases that stand open. */
  Server connect(World world) {
    var server = Server.connect(name, address(), share, world);
    if (!server.openDatabases().isEmpty()) {
      log.warn(
          "database server '{}': {} stand open to every role, tenants' too; close each with REVOKE"
              + " CONNECT ON DATABASE … FROM PUBLIC",
          name,
          server.openDatabases());
    }
    return server;
  }

  private ServerAddress address() {
    if (url == null || url.isBlank()) {
      throw new IllegalStateException(
          "database server '%s': 'kontor.servers.%s.url' is missing; expected jdbc:postgresql://HOST:PORT/postgres"
              .formatted(name, name));
    }
    return new ServerAddress(
        url,
        Objects.requireNonNullElse(user, "postgres"),
        Objects.requireNonNullElse(password, ""));
  }
}

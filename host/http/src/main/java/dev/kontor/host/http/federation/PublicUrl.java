package dev.kontor.host.http.federation;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** How others reach this host. Thread-safe. */
@Singleton
final class PublicUrl {

  private final String configured;
  private final BeanProvider<EmbeddedServer> server;

  PublicUrl(
      @Value("${kontor.public-url:}") @Nullable String configured,
      BeanProvider<EmbeddedServer> server) {
    this.configured = configured == null ? "" : configured.strip().replaceFirst("/+$", "");
    this.server = server;
  }

  /** What was asked for, as its sender has written it. */
  String at(URI asked) {
    var query = asked.getRawQuery();
    return url() + asked.getRawPath() + (query == null ? "" : "?" + query);
  }

  private String url() {
    return configured.isEmpty() ? "http://localhost:" + server.get().getPort() : configured;
  }
}

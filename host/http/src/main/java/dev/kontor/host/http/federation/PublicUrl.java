package dev.kontor.host.http.federation;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How others reach this host. Thread-safe. */
@Singleton
final class PublicUrl {

  /** This machine's names for itself, of which its other hosts may use any. */
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private static final Pattern SLASHES_AT_ITS_END = Pattern.compile("/+$");

  private final String configured;
  private final BeanProvider<EmbeddedServer> server;

  PublicUrl(
      @Value("${kontor.public-url:}") @Nullable String configured,
      BeanProvider<EmbeddedServer> server) {
    this.configured =
        configured == null ? "" : SLASHES_AT_ITS_END.matcher(configured.strip()).replaceFirst("");
    this.server = server;
  }

  /**
   * What was asked for, as its sender has written it.
   *
   * @param host what the request says of its host. It is believed only to choose among the names of
   *     this machine, where this host is reached by one of them
   */
  String at(URI asked, @Nullable String host) {
    var query = asked.getRawQuery();
    return named(url(), host) + asked.getRawPath() + (query == null ? "" : "?" + query);
  }

  private String url() {
    return configured.isEmpty() ? "http://localhost:" + server.get().getPort() : configured;
  }

  private static String named(String url, @Nullable String host) {
    var own = URI.create(url);
    var name = host == null ? "" : withoutPort(host);
    return own.getHost() != null && LOOPBACK.contains(own.getHost()) && LOOPBACK.contains(name)
        ? url.replaceFirst(Pattern.quote(own.getHost()), name)
        : url;
  }

  private static String withoutPort(String host) {
    int port = host.lastIndexOf(':');
    return port < 0 || host.endsWith("]") ? host : host.substring(0, port);
  }
}

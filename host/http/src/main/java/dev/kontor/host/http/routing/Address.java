package dev.kontor.host.http.routing;

import dev.kontor.tenant.TenantId;
import io.micronaut.http.HttpRequest;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where requests for tenants and for the host itself come in.
 *
 * <p>Without a base domain, tenants answer at {@code /t/{tenant}/…} and at {@code
 * {tenant}.localhost}. With one, tenants answer only at {@code {tenant}.DOMAIN} and the host's own
 * pages and API only at {@code DOMAIN}, so that no tenant's page shares the console's origin.
 *
 * @param baseDomain the base domain in lower case, or null
 */
record Address(@Nullable String baseDomain) {

  static final String TENANTS = "/t/";
  private static final String LOCAL = "localhost";

  /** Whose name the request was sent to; empty: the host's own. */
  Optional<String> tenantNamed(HttpRequest<?> request) {
    var domain = baseDomain == null ? LOCAL : baseDomain;
    var name = hostName(request);
    return name.endsWith("." + domain)
        ? Optional.of(name.substring(0, name.length() - domain.length() - 1))
        : Optional.empty();
  }

  /** Whether tenants may be asked for by path. */
  boolean servesPaths() {
    return baseDomain == null;
  }

  /** Whether the request was sent to the host's own name, which without a base domain any is. */
  boolean isOwn(HttpRequest<?> request) {
    return baseDomain == null || hostName(request).equals(baseDomain);
  }

  /** The tenant that a path beginning with {@code /t/} asks for, if its name is one. */
  static Optional<TenantId> tenantOf(String path) {
    int end = path.indexOf('/', TENANTS.length());
    return tenantId(path.substring(TENANTS.length(), end < 0 ? path.length() : end));
  }

  private static Optional<TenantId> tenantId(String name) {
    try {
      return Optional.of(new TenantId(name));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  private static String hostName(HttpRequest<?> request) {
    var host = request.getHeaders().get("Host");
    if (host == null) {
      return "";
    }
    int port = host.lastIndexOf(':');
    return (port < 0 ? host : host.substring(0, port)).toLowerCase(Locale.ROOT);
  }
}

package dev.kontor.host.http.routing;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;
import java.net.URI;
import java.util.Locale;

/**
 * Rewrites a request to a tenant's host name to the tenant's path, before it is matched to a route;
 * and a request that comes in at the wrong name to a path where nothing is.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(-1000)
final class HostNameFilter {

  private static final String NOWHERE = "/nothing-is-here";

  private final Address address;

  HostNameFilter(@Value("${kontor.base-domain:}") @Nullable String baseDomain) {
    address =
        new Address(
            baseDomain == null || baseDomain.isBlank()
                ? null
                : baseDomain.strip().toLowerCase(Locale.ROOT));
  }

  @PreMatching
  @RequestFilter
  @Nullable
  HttpRequest<?> rewrite(HttpRequest<?> request) {
    var path = request.getUri().getRawPath();
    var named = address.tenantNamed(request);
    if (named.isPresent()) {
      var prefix = Address.TENANTS + named.get();
      return path.startsWith(prefix + "/") ? null : withPath(request, prefix + path);
    }
    boolean forTenant = path.startsWith(Address.TENANTS);
    boolean served = forTenant ? address.servesPaths() : address.isOwn(request);
    return served ? null : withPath(request, NOWHERE);
  }

  private static HttpRequest<?> withPath(HttpRequest<?> request, String path) {
    var query = request.getUri().getRawQuery();
    request.setAttribute(TenantFilter.BY_NAME, true);
    return request.mutate().uri(URI.create(query == null ? path : path + "?" + query));
  }
}

package dev.kontor.host.http.routing;

import dev.kontor.host.context.BeanSplit;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Which modules have pages. Immutable. */
@Singleton
public final class TenantPages {

  /** Where they begin, below where the tenant answers. */
  public static final String PATH = "/ui";

  private static final String FIRST = "/t/{tenant}" + PATH;

  private final Set<String> modules;

  TenantPages(Router router, BeanSplit split) {
    modules =
        router
            .uriRoutes()
            .filter(TenantPages::isFirstPage)
            .map(route -> String.valueOf(split.moduleOf(route.getDeclaringType())))
            .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isFirstPage(UriRouteInfo<?, ?> route) {
    return route.getHttpMethod() == HttpMethod.GET
        && route.getUriMatchTemplate().toPathString().equals(FIRST);
  }

  /** Whether a tenant that runs these has any. */
  public boolean areOf(Collection<String> running) {
    return running.stream().anyMatch(modules::contains);
  }
}

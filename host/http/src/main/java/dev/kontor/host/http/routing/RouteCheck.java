package dev.kontor.host.http.routing;

import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Fails the start when two controllers answer one route: with several modules on one router that
 * would otherwise show at the first request.
 */
@Singleton
public final class RouteCheck {

  private final Router router;

  RouteCheck(Router router) {
    this.router = router;
  }

  /**
   * Looks at every route.
   *
   * @throws IllegalStateException naming all that clash
   */
  public void check() {
    var controllers = new TreeMap<String, Set<String>>();
    router
        .uriRoutes()
        .forEach(route ->
            controllers.computeIfAbsent(signature(route), _ -> new TreeSet<>()).add(method(route)));
    List<String> clashes =
        controllers.entrySet().stream()
            .filter(entry -> entry.getValue().size() > 1)
            .map(entry -> entry.getKey() + " by " + String.join(" and ", entry.getValue()))
            .toList();
    if (!clashes.isEmpty()) {
      throw new IllegalStateException(
          "routes answered twice: %s; give each route to one controller"
              .formatted(String.join("; ", clashes)));
    }
  }

  /** Method, path with the variables' names left out, and what it consumes. */
  private static String signature(UriRouteInfo<?, ?> route) {
    return "%s %s %s"
        .formatted(
            route.getHttpMethodName(),
            route.getUriMatchTemplate().toString().replaceAll("\\{[^}]*}", "{}"),
            route.getConsumes());
  }

  private static String method(UriRouteInfo<?, ?> route) {
    var target = route.getTargetMethod();
    return target.getDeclaringType().getName() + "." + target.getMethodName();
  }
}

package dev.kontor.host.http.routing;

import io.micronaut.http.MediaType;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Fails the start when two methods answer one route: with several modules on one router that would
 * otherwise show at the first request.
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
    var routes = new TreeMap<String, List<UriRouteInfo<?, ?>>>();
    router
        .uriRoutes()
        .forEach(route ->
            routes.computeIfAbsent(methodAndPath(route), _ -> new ArrayList<>()).add(route));
    List<String> clashes =
        routes.entrySet().stream()
            .map(entry -> clash(entry.getKey(), entry.getValue()))
            .filter(clash -> !clash.isEmpty())
            .toList();
    if (!clashes.isEmpty()) {
      throw new IllegalStateException(
          "routes answered twice: %s; give each route to one controller"
              .formatted(String.join("; ", clashes)));
    }
  }

  /** With the variables' names left out. */
  private static String methodAndPath(UriRouteInfo<?, ?> route) {
    return "%s %s"
        .formatted(
            route.getHttpMethodName(),
            route.getUriMatchTemplate().toString().replaceAll("\\{[^}]*}", "{}"));
  }

  /** Says who answers what another answers too; blank: nobody. */
  private static String clash(String methodAndPath, List<UriRouteInfo<?, ?>> routes) {
    var answering = new TreeSet<String>();
    for (var route : routes) {
      for (var other : routes) {
        if (!method(route).equals(method(other)) && takeTheSame(route, other)) {
          answering.add(method(route));
        }
      }
    }
    return answering.isEmpty() ? "" : methodAndPath + " by " + String.join(" and ", answering);
  }

  private static String method(UriRouteInfo<?, ?> route) {
    var target = route.getTargetMethod();
    var parameters = new ArrayList<String>();
    for (var type : target.getArgumentTypes()) {
      parameters.add(type.getSimpleName());
    }
    return "%s.%s(%s)"
        .formatted(
            target.getDeclaringType().getName(),
            target.getMethodName(),
            String.join(", ", parameters));
  }

  private static boolean takeTheSame(UriRouteInfo<?, ?> one, UriRouteInfo<?, ?> other) {
    var theirs = other.getConsumes();
    return one.getConsumes().isEmpty()
        || theirs.isEmpty()
        || one.getConsumes().stream()
            .anyMatch(type -> theirs.stream().anyMatch(their -> overlap(type, their)));
  }

  private static boolean overlap(MediaType one, MediaType other) {
    return overlap(one.getType(), other.getType()) && overlap(one.getSubtype(), other.getSubtype());
  }

  private static boolean overlap(String one, String other) {
    return one.equals("*") || other.equals("*") || one.equalsIgnoreCase(other);
  }
}

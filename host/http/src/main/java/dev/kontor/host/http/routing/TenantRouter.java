package dev.kontor.host.http.routing;

import io.micronaut.context.ExecutionHandleLocator;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.DefaultRouteBuilder;
import io.micronaut.web.router.DefaultRouter;
import io.micronaut.web.router.RouteBuilder;
import io.micronaut.web.router.UriRoute;
import io.micronaut.web.router.UriRouteMatch;
import io.micronaut.web.router.exceptions.DuplicateRouteException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the route of a tenant's request only among those that begin with the same step behind
 * the tenant. Micronaut's router tries every route that there is, one after the other, and takes
 * each apart up to there, since all of them begin with a variable: a request would cost more with
 * every module that anybody runs.
 */
@Singleton
@Replaces(DefaultRouter.class)
final class TenantRouter extends DefaultRouter {

  private final Map<String, DefaultRouter> byFirstStep;

  TenantRouter(Collection<RouteBuilder> builders) {
    super(builders);
    byFirstStep = byFirstStep(builders);
  }

  private static Map<String, DefaultRouter> byFirstStep(Collection<RouteBuilder> builders) {
    var anywhere = new ArrayList<UriRoute>();
    var routes = new HashMap<String, List<UriRoute>>();
    for (var builder : builders) {
      for (var route : builder.getUriRoutes()) {
        var template = route.getUriMatchTemplate().toString();
        var step = TenantUris.firstStep(template);
        if (step != null) {
          routes.computeIfAbsent(step, _ -> new ArrayList<>()).add(route);
        } else if (Address.mayBeTenants(template)) {
          anywhere.add(route);
        }
      }
    }
    var routers = new HashMap<String, DefaultRouter>();
    routes.forEach((step, its) -> {
      its.addAll(anywhere);
      routers.put(step, new DefaultRouter(new Some(its)));
    });
    return Map.copyOf(routers);
  }

  /** Where none begins like this, the host's own routes may lead somewhere. */
  @Override
  public <T, R> @Nullable UriRouteMatch<T, R> findClosest(HttpRequest<?> request)
      throws DuplicateRouteException {
    var step = Address.firstStep(request.getPath());
    var router = step == null ? null : byFirstStep.get(step);
    return router == null ? super.findClosest(request) : router.findClosest(request);
  }

  /** Some of the routes that others built. The warning is of signatures of Micronaut's own. */
  @SuppressWarnings("overrides")
  private static final class Some extends DefaultRouteBuilder {

    private final List<UriRoute> routes;

    Some(List<UriRoute> routes) {
      super(ExecutionHandleLocator.EMPTY);
      this.routes = routes;
    }

    @Override
    public List<UriRoute> getUriRoutes() {
      return routes;
    }
  }
}

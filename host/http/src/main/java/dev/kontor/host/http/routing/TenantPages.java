package dev.kontor.host.http.routing;

import dev.kontor.host.context.BeanSplit;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Where the pages of modules begin. Immutable. */
@Singleton
public final class TenantPages {

  /** What the paths of all pages begin with, below where the tenant answers. */
  public static final String PATH = "/ui";

  private static final String TENANT = "/t/{tenant}";

  /** The first page of each module that has any. */
  private final Map<String, String> first;

  TenantPages(Router router, BeanSplit split) {
    var found = new HashMap<String, String>();
    router
        .uriRoutes()
        .filter(route -> route.getHttpMethod() == HttpMethod.GET)
        .forEach(route -> {
          var module = String.valueOf(split.moduleOf(route.getDeclaringType()));
          var path = route.getUriMatchTemplate().toPathString();
          if (path.equals(TENANT + PATH)) {
            found.put(module, PATH);
          } else if (path.equals("%s%s/%s".formatted(TENANT, PATH, module))) {
            found.putIfAbsent(module, PATH + "/" + module);
          }
        });
    first = Map.copyOf(found);
  }

  /**
   * Where the pages of a tenant begin that runs these: at {@code /ui}, if one of them has that
   * page; else at the first one's that has pages at {@code /ui/MODULE}; empty: it has none.
   */
  public Optional<String> firstOf(Collection<String> running) {
    return running.stream()
        .map(first::get)
        .filter(Objects::nonNull)
        .min(Comparator.comparingInt(String::length));
  }
}

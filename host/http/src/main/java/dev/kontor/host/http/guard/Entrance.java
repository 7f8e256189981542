package dev.kontor.host.http.guard;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Every request's way in. */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class Entrance {

  private final Guards guards;

  Entrance(Guards guards) {
    this.guards = guards;
  }

  @RequestFilter
  @Nullable
  HttpResponse<?> enter(HttpRequest<?> request, MutablePropagatedContext propagated) {
    var guard = guards.of(request.getPath());
    return guard == null ? null : guard.enter(request, propagated);
  }
}

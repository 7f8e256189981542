package dev.kontor.host.http.guard;

import dev.kontor.host.http.problem.TooLong;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.HttpServerConfiguration;

/**
 * Every request's way in. What says itself that it is too long is refused before anybody begins to
 * read it: the server lets the rest of it pass, while a form whose reading has failed would hold
 * its sender until the connection is closed.
 */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class Entrance {

  private final Guards guards;
  private final long longest;

  Entrance(Guards guards, HttpServerConfiguration server) {
    this.guards = guards;
    longest = server.getMaxRequestSize();
  }

  @RequestFilter
  @Nullable
  HttpResponse<?> enter(HttpRequest<?> request, MutablePropagatedContext propagated) {
    if (request.getContentLength() > longest) {
      return TooLong.response(longest);
    }
    var guard = guards.of(request.getPath());
    return guard == null ? null : guard.enter(request, propagated);
  }
}

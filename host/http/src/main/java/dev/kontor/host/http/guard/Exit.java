package dev.kontor.host.http.guard;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Every answer's way out. Around {@link Entrance}, so that what is refused there passes too. */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
@Order(-500)
final class Exit {

  private final Guards guards;

  Exit(Guards guards) {
    this.guards = guards;
  }

  @ResponseFilter
  void leave(HttpRequest<?> request, MutableHttpResponse<?> response) {
    var guard = guards.of(request.getPath());
    if (guard != null) {
      guard.leave(request, response);
    }
  }
}

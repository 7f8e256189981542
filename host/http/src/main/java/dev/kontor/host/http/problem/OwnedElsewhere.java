package dev.kontor.host.http.problem;

import dev.kontor.host.unit.UnitStore.Stale;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;

/** Another host has taken the tenant over: 503, and the next attempt may find that one. */
@Singleton
final class OwnedElsewhere implements Handler<Stale> {

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, Stale failed) {
    return Unavailable.notNow("not ready to answer; try again");
  }
}

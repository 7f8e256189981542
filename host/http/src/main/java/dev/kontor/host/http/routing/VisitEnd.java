package dev.kontor.host.http.routing;

import dev.kontor.host.tenancy.Visit;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.http.context.event.HttpRequestTerminatedEvent;
import jakarta.inject.Singleton;

/** Ends a request's visit when its response is written, or its caller has gone. */
@Singleton
final class VisitEnd implements ApplicationEventListener<HttpRequestTerminatedEvent> {

  @Override
  public void onApplicationEvent(HttpRequestTerminatedEvent terminated) {
    terminated.getSource().getAttribute(TenantGuard.VISIT, Visit.class).ifPresent(Visit::close);
  }
}

package dev.kontor.host.http.monitoring;

import dev.kontor.host.http.admin.AdminAccess;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.List;

/**
 * The host's and its tenants' metrics, as Prometheus reads them. They name tenants, so they are for
 * callers on this machine and for those with the admin token.
 */
@Controller("/prometheus")
final class MetricsController {

  private static final MediaType FORMAT = new MediaType("text/plain; version=0.0.4; charset=utf-8");

  /** A proxy on this machine speaks for callers who are elsewhere. */
  private static final List<String> OF_PROXIES =
      List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

  private final PrometheusMeterRegistry registry;
  private final AdminAccess access;

  MetricsController(
      PrometheusMeterRegistry registry,
      TenantMetrics tenants,
      FollowUpAges followUps,
      LetterAges letters,
      AdminAccess access) {
    this.registry = registry;
    this.access = access;
    registry.getPrometheusRegistry().register(tenants);
    registry.getPrometheusRegistry().register(followUps);
    registry.getPrometheusRegistry().register(letters);
  }

  @Get
  HttpResponse<?> scrape(HttpRequest<?> request) {
    var refusal = isFromHere(request) ? null : access.refusal(request);
    return refusal == null
        ? HttpResponse.ok(registry.scrape("text/plain")).contentType(FORMAT)
        : refusal;
  }

  private static boolean isFromHere(HttpRequest<?> request) {
    var caller = request.getRemoteAddress().getAddress();
    return caller != null
        && caller.isLoopbackAddress()
        && OF_PROXIES.stream().noneMatch(request.getHeaders()::contains);
  }
}

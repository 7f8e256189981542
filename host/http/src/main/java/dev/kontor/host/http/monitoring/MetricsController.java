package dev.kontor.host.http.monitoring;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;

/** The host's and its tenants' metrics, as Prometheus reads them. */
@Controller("/prometheus")
final class MetricsController {

  private static final String FORMAT = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry;

  MetricsController(PrometheusMeterRegistry registry, TenantMetrics tenants) {
    this.registry = registry;
    registry.getPrometheusRegistry().register(tenants);
  }

  @Get
  @Produces(FORMAT)
  String scrape() {
    return registry.scrape("text/plain");
  }
}

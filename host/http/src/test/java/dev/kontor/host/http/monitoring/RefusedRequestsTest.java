package dev.kontor.host.http.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

final class RefusedRequestsTest {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final RefusedRequests refused = new RefusedRequests(registry);

  @Test
  void refusals_are_counted_by_reason_and_what_never_was_is_not_there() {
    assertThat(registry.scrape()).doesNotContain("kontor_federation");

    refused.count("replayed");
    refused.count("replayed");
    refused.count("key-unknown");

    assertThat(registry.scrape())
        .contains(
            "kontor_federation_refused_total{reason=\"replayed\"} 2.0",
            "kontor_federation_refused_total{reason=\"key-unknown\"} 1.0");
  }
}

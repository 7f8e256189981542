package dev.kontor.host.http.monitoring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Singleton;

/**
 * Counts what was refused of other sites, by reason: {@code kontor_federation_refused_total}. The
 * first refusal for a reason makes its counter, so that there are none where nobody writes.
 * Thread-safe.
 */
@Singleton
public final class RefusedRequests {

  private final PrometheusMeterRegistry registry;

  RefusedRequests(PrometheusMeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * One more.
   *
   * @param reason one of a few, which no sender can make up: {@code key-unknown}
   */
  public void count(String reason) {
    Counter.builder("kontor.federation.refused")
        .description("Requests of other sites that were refused.")
        .tag("reason", reason)
        .register(registry)
        .increment();
  }
}

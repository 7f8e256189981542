package dev.kontor.host.http.monitoring;

import dev.kontor.host.tenancy.Tenants;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.TreeMap;

/** How old the oldest follow-up of each handler is, of all tenants that are awake. */
@Singleton
final class FollowUpAges implements Collector {

  private static final double NANOS = Duration.ofSeconds(1).toNanos();

  private final Tenants tenants;
  private final HandlerMetrics handlers;

  FollowUpAges(Tenants tenants, HandlerMetrics handlers) {
    this.tenants = tenants;
    this.handlers = handlers;
  }

  @Override
  public MetricSnapshot collect() {
    var oldest = new TreeMap<String, Duration>();
    for (var context : tenants.running()) {
      context
          .oldestFollowUps()
          .forEach((handler, age) -> oldest.merge(handler, age, FollowUpAges::longer));
    }
    var gauge =
        GaugeSnapshot.builder()
            .name("kontor_follow_ups_oldest_seconds")
            .help("Age of the oldest follow-up that waits or is under way.");
    oldest.forEach((handler, age) -> gauge.dataPoint(point(handler, age)));
    return gauge.build();
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private GaugeDataPointSnapshot point(String handler, Duration age) {
    return GaugeDataPointSnapshot.builder()
        .labels(Labels.of("module", handlers.moduleOfFollowUp(handler), "handler", handler))
        .value(age.toNanos() / NANOS)
        .build();
  }
}

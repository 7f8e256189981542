package dev.kontor.host.http.monitoring;

import dev.kontor.host.tenancy.TenantState;
import dev.kontor.host.tenancy.TenantStatus;
import dev.kontor.host.tenancy.Tenants;
import io.micronaut.context.annotation.Value;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/**
 * What is counted of tenants. Only the busiest have a label of their own; the rest are {@code
 * other}, so that the number of series stays bounded however many tenants there are.
 */
@Singleton
final class TenantMetrics implements MultiCollector {

  private static final String OTHER = "other";

  private final Tenants tenants;
  private final int labelled;

  TenantMetrics(Tenants tenants, @Value("${kontor.metrics.tenants:20}") int labelled) {
    this.tenants = tenants;
    this.labelled = labelled;
  }

  @Override
  public MetricSnapshots collect() {
    var all = tenants.all();
    return MetricSnapshots.of(requests(all), states(all), awake(all));
  }

  private CounterSnapshot requests(List<TenantStatus> all) {
    var busiest =
        all.stream().sorted(Comparator.comparingLong(TenantStatus::requests).reversed()).toList();
    var counter =
        CounterSnapshot.builder()
            .name("kontor_tenant_requests")
            .help("Requests let into tenants' contexts; all but the busiest tenants are 'other'.");
    busiest.stream()
        .limit(labelled)
        .forEach(tenant -> counter.dataPoint(point(tenant.id().value(), tenant.requests())));
    if (busiest.size() > labelled) {
      counter.dataPoint(
          point(OTHER, busiest.stream().skip(labelled).mapToLong(TenantStatus::requests).sum()));
    }
    return counter.build();
  }

  private static CounterDataPointSnapshot point(String tenant, long requests) {
    return CounterDataPointSnapshot.builder()
        .labels(Labels.of("tenant", tenant))
        .value((double) requests)
        .build();
  }

  private static GaugeSnapshot states(List<TenantStatus> all) {
    var gauge = GaugeSnapshot.builder().name("kontor_tenants").help("Tenants by state.");
    for (var state : TenantState.values()) {
      gauge.dataPoint(
          gauge(
              Labels.of("state", state.label()),
              all.stream().filter(tenant -> tenant.known().state() == state).count()));
    }
    return gauge.build();
  }

  private static GaugeSnapshot awake(List<TenantStatus> all) {
    return GaugeSnapshot.builder()
        .name("kontor_tenants_awake")
        .help("Tenants whose context runs.")
        .dataPoint(gauge(Labels.EMPTY, all.stream().filter(TenantStatus::awake).count()))
        .build();
  }

  private static GaugeDataPointSnapshot gauge(Labels labels, long value) {
    return GaugeDataPointSnapshot.builder().labels(labels).value((double) value).build();
  }
}

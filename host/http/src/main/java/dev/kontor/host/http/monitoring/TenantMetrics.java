package dev.kontor.host.http.monitoring;

import dev.kontor.host.tenancy.TenantState;
import dev.kontor.host.tenancy.TenantStatus;
import dev.kontor.host.tenancy.Tenants;
import dev.kontor.tenant.TenantId;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What is counted of tenants. The first to be busy have a label of their own, and keep it; the rest
 * are {@code other}. So the number of series stays bounded however many tenants there are, and no
 * series ever goes backwards.
 */
@Singleton
final class TenantMetrics implements MultiCollector {

  private static final String OTHER = "other";

  private final Tenants tenants;
  private final int most;

  /** How many requests each tenant had at the last reading. */
  private final Map<TenantId, Long> seen = new HashMap<>();

  private final SortedMap<TenantId, Long> labelled = new TreeMap<>();
  private long others;

  TenantMetrics(Tenants tenants, @Value("${kontor.metrics.tenants:20}") int most) {
    this.tenants = tenants;
    this.most = most;
  }

  @Override
  public synchronized MetricSnapshots collect() {
    var all = tenants.all();
    count(all);
    return MetricSnapshots.of(
        requests(), states(all), awake(all), waiting(all), deadLetters(all), letters(all));
  }

  /** Labels that are left go to the busiest. A purged tenant gives its label back. */
  private void count(List<TenantStatus> all) {
    var present = all.stream().map(TenantStatus::id).collect(Collectors.toSet());
    seen.keySet().retainAll(present);
    labelled.keySet().retainAll(present);
    all.stream()
        .sorted(Comparator.comparingLong(TenantStatus::requests).reversed())
        .forEach(this::count);
  }

  private void count(TenantStatus tenant) {
    long before = Objects.requireNonNullElse(seen.put(tenant.id(), tenant.requests()), 0L);
    // Fewer than before: it was purged and onboarded anew.
    long more = tenant.requests() < before ? tenant.requests() : tenant.requests() - before;
    if (more > 0 && hasLabel(tenant.id())) {
      labelled.merge(tenant.id(), more, Long::sum);
    } else {
      others += more;
    }
  }

  /** A tenant that is called like all others together gets none. */
  private boolean hasLabel(TenantId tenant) {
    return labelled.containsKey(tenant)
        || (labelled.size() < most && !tenant.value().equals(OTHER));
  }

  private CounterSnapshot requests() {
    var counter =
        CounterSnapshot.builder()
            .name("kontor_tenant_requests")
            .help("Requests let into tenants' contexts; those without a label are 'other'.");
    labelled.forEach((tenant, requests) -> counter.dataPoint(point(tenant.value(), requests)));
    return counter.dataPoint(point(OTHER, others)).build();
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

  /** Of those that sleep as they were left. */
  private static GaugeSnapshot waiting(List<TenantStatus> all) {
    return sum(
        "kontor_follow_ups_waiting",
        "Follow-ups that wait or are under way, of all tenants.",
        all.stream().mapToLong(tenant -> tenant.backlog().waiting()));
  }

  private static GaugeSnapshot deadLetters(List<TenantStatus> all) {
    return sum(
        "kontor_dead_letters",
        "Follow-ups that are parked until somebody replays or discards them, of all tenants.",
        all.stream().mapToLong(tenant -> tenant.backlog().parked()));
  }

  private static GaugeSnapshot letters(List<TenantStatus> all) {
    return sum(
        "kontor_letters_waiting",
        "Letters that their receivers have not taken yet, of all tenants.",
        all.stream().mapToLong(tenant -> tenant.letters().letters()));
  }

  private static GaugeSnapshot sum(String name, String help, LongStream numbers) {
    return GaugeSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(gauge(Labels.EMPTY, numbers.sum()))
        .build();
  }

  private static GaugeDataPointSnapshot gauge(Labels labels, long value) {
    return GaugeDataPointSnapshot.builder().labels(labels).value((double) value).build();
  }
}

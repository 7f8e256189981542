package dev.kontor.host.http.monitoring;

import dev.kontor.host.tenancy.TenantStatus;
import dev.kontor.host.tenancy.Tenants;
import dev.kontor.host.world.World;
import io.micronaut.context.annotation.Value;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Objects;

/**
 * How long the oldest letter of each tenant has been waiting; of one that sleeps, too. Those that
 * wait longest have a label of their own, and the longest of all others is {@code other}.
 */
@Singleton
final class LetterAges implements Collector {

  private static final String OTHER = "other";
  private static final double NANOS = Duration.ofSeconds(1).toNanos();

  private final Tenants tenants;
  private final World world;
  private final int most;

  LetterAges(Tenants tenants, World world, @Value("${kontor.metrics.tenants:20}") int most) {
    this.tenants = tenants;
    this.world = world;
    this.most = most;
  }

  @Override
  public MetricSnapshot collect() {
    var now = world.clock().instant();
    var ages = new LinkedHashMap<String, Duration>();
    ages.put(OTHER, Duration.ZERO);
    tenants.all().stream()
        .filter(tenant -> tenant.letters().oldest() != null)
        .sorted(Comparator.comparing(LetterAges::oldest))
        .forEach(tenant -> {
          var label = ages.size() <= most ? tenant.id().value() : OTHER;
          ages.merge(label, age(tenant, now), LetterAges::longer);
        });
    var gauge =
        GaugeSnapshot.builder()
            .name("kontor_letters_oldest_seconds")
            .help("Age of the oldest letter that was not taken yet; the rest are 'other'.");
    ages.forEach((tenant, age) -> gauge.dataPoint(point(tenant, age)));
    return gauge.build();
  }

  private static Instant oldest(TenantStatus tenant) {
    return Objects.requireNonNull(tenant.letters().oldest());
  }

  /** A clock that went back makes no letter younger than none. */
  private static Duration age(TenantStatus tenant, Instant now) {
    return longer(Duration.ZERO, Duration.between(oldest(tenant), now));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private static GaugeDataPointSnapshot point(String tenant, Duration age) {
    return GaugeDataPointSnapshot.builder()
        .labels(Labels.of("tenant", tenant))
        .value(age.toNanos() / NANOS)
        .build();
  }
}

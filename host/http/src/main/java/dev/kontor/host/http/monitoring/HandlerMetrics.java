package dev.kontor.host.http.monitoring;

import dev.kontor.host.message.HandlerMeter;
import dev.kontor.host.message.HandlerMeters;
import dev.kontor.host.world.World;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * What handlers do, counted and timed by handler and module, over all tenants: so there are as many
 * series as the application has handlers, however many tenants there are, and none goes backwards
 * when a tenant sleeps or goes.
 */
@Singleton
final class HandlerMetrics implements HandlerMeters {

  private final Duration[] buckets =
      LongStream.of(1, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 10_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final PrometheusMeterRegistry registry;
  private final World world;
  private final Map<String, String> modulesOfFollowUps = new ConcurrentHashMap<>();

  HandlerMetrics(PrometheusMeterRegistry registry, World world) {
    this.registry = registry;
    this.world = world;
  }

  @Override
  public HandlerMeter of(Kind kind, String module, String handler) {
    var tags = Tags.of("module", module, "handler", handler);
    if (kind != Kind.FOLLOW_UP) {
      return new Calls(kind, tags);
    }
    modulesOfFollowUps.put(handler, module);
    return new Runs(tags);
  }

  /** The module of an after-commit handler that has a meter; of any other: none. */
  String moduleOfFollowUp(String handler) {
    return modulesOfFollowUps.getOrDefault(handler, "none");
  }

  private Counter counter(String name, String description, Tags tags) {
    return Counter.builder(name).description(description).tags(tags).register(registry);
  }

  private class Calls implements HandlerMeter {

    private final Timer calls;
    private final Counter errors;

    Calls(Kind kind, Tags handler) {
      var tags = handler.and("kind", kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      calls =
          Timer.builder("kontor.handler")
              .description("Calls of handlers, and how long they took.")
              .tags(tags)
              .serviceLevelObjectives(buckets)
              .register(registry);
      errors =
          counter("kontor.handler.errors", "Calls of handlers that threw, refusals too.", tags);
    }

    @Override
    public long begin() {
      return world.monotonicNanos();
    }

    @Override
    public void end(long begun, boolean failed) {
      calls.record(world.monotonicNanos() - begun, TimeUnit.NANOSECONDS);
      if (failed) {
        errors.increment();
      }
    }

    @Override
    public void retried() {}

    @Override
    public void parked() {}
  }

  private final class Runs extends Calls {

    private final Counter retries;
    private final Counter parked;

    Runs(Tags handler) {
      super(Kind.FOLLOW_UP, handler);
      retries = counter("kontor.follow.ups.retried", "Runs that were put off.", handler);
      parked = counter("kontor.follow.ups.parked", "Runs that became dead letters.", handler);
    }

    @Override
    public void retried() {
      retries.increment();
    }

    @Override
    public void parked() {
      parked.increment();
    }
  }
}

package dev.kontor.host.http.console;

import dev.kontor.host.administration.Administration;
import dev.kontor.host.world.World;
import dev.kontor.tenant.TenantId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How big tenants' databases are, at most {@link #FRESH} ago plus the time that measuring takes:
 * the server looks at every file of theirs, which polling pages must not wait for. Thread-safe.
 */
@Singleton
final class DatabaseSizes {

  private static final Logger log = LoggerFactory.getLogger(DatabaseSizes.class);
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Administration administration;
  private final World world;
  private Measurement running = new Measurement(Long.MIN_VALUE, new CompletableFuture<>());
  private volatile Map<TenantId, Long> latest = Map.of();

  DatabaseSizes(Administration administration, World world) {
    this.administration = administration;
    this.world = world;
  }

  /** What is known now; only the first to ask waits, and not for long. */
  Map<TenantId, Long> known() {
    var measurement = measured();
    if (latest.isEmpty()) {
      await(measurement);
    }
    return latest;
  }

  private synchronized Measurement measured() {
    long now = world.monotonicNanos();
    if (running.begunAt == Long.MIN_VALUE || running.isStale(now)) {
      var measurement = new Measurement(now, new CompletableFuture<>());
      running = measurement;
      world.scheduler().run("measure databases", () -> measure(measurement));
    }
    return running;
  }

  private void measure(Measurement measurement) {
    try {
      latest = administration.databaseSizes();
    } catch (RuntimeException failed) {
      log.warn("tenants' databases can't be measured: {}", failed.getMessage());
    } finally {
      measurement.done.complete(true);
    }
  }

  private void await(Measurement measurement) {
    try {
      world.scheduler().await(measurement.done, PATIENCE);
    } catch (TimeoutException late) {
      log.debug("databases are still being measured; the page will show it later");
    }
  }

  /** One question to the servers. */
  private record Measurement(long begunAt, CompletableFuture<Boolean> done) {

    boolean isStale(long now) {
      return done.isDone() && now - begunAt > FRESH.toNanos();
    }
  }
}

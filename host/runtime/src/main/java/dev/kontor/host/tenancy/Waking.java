package dev.kontor.host.tenancy;

import dev.kontor.host.tenancy.TenantUnavailable.NotNow;
import dev.kontor.host.world.World;
import dev.kontor.tenant.TenantId;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One start of a tenant's context at a time: who asks while it is under way waits for the same one,
 * and gets what comes of it, failure or gate. Thread-safe.
 */
final class Waking {

  private final TenantId tenant;
  private final World world;
  private final Supplier<Gate> start;
  private final AtomicReference<@Nullable CompletableFuture<Gate>> current =
      new AtomicReference<>();

  Waking(TenantId tenant, World world, Supplier<Gate> start) {
    this.tenant = tenant;
    this.world = world;
    this.start = start;
  }

  /**
   * The gate of the context that has started. A start that takes longer goes on.
   *
   * @throws TenantUnavailable when it fails, or takes longer than the bound
   */
  Gate await(Duration bound) {
    try {
      return world.scheduler().await(underWay(), bound);
    } catch (TimeoutException late) {
      throw new NotNow(tenant, "it is starting");
    } catch (CompletionException failed) {
      throw switch (failed.getCause()) {
        case TenantUnavailable refused -> refused;
        case RuntimeException cause -> new NotNow(tenant, cause);
        case InterruptedException _ -> new NotNow(tenant, "the request was interrupted");
        case null, default -> failed;
      };
    }
  }

  private CompletableFuture<Gate> underWay() {
    var mine = new CompletableFuture<Gate>();
    var others = current.compareAndExchange(null, mine);
    return others == null
        ? mine.completeAsync(this::startOnce, body -> world.scheduler().run("wake " + tenant, body))
        : others;
  }

  /** The next one may begin before those who wait have heard of this one's end. */
  private Gate startOnce() {
    try {
      return start.get();
    } finally {
      current.set(null);
    }
  }
}

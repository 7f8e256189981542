package dev.kontor.host.postgres.embedded;

import dev.kontor.host.world.World;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Waits for what only looking can tell, by the world's clock and scheduler. */
record Patience(World world) {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

  /** Looks until the condition holds, or the bound is over; says whether it holds. */
  boolean until(BooleanSupplier condition, Duration bound) {
    long begun = world.monotonicNanos();
    while (!condition.getAsBoolean()) {
      if (world.monotonicNanos() - begun > bound.toNanos()) {
        return false;
      }
      pause(BETWEEN_LOOKS);
    }
    return true;
  }

  void pause(Duration length) {
    var over = new CompletableFuture<Boolean>();
    world.scheduler().after(length, "embedded-postgres-pause", () -> over.complete(true));
    try {
      world.scheduler().await(over, length.plusSeconds(60));
    } catch (TimeoutException stuck) {
      throw new IllegalStateException("the scheduler runs nothing that is due", stuck);
    }
  }
}

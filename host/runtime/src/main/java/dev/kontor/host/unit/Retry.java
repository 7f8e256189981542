package dev.kontor.host.unit;

import dev.kontor.host.world.World;
import dev.kontor.tenant.Conflict;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tries a unit again when another was faster: a few times, after short pauses with jitter. */
final class Retry {

  private static final int ATTEMPTS = 3;
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final World world;

  Retry(World world) {
    this.world = world;
  }

  <R extends @Nullable Object> R onConflict(Supplier<R> unit) {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        return unit.get();
      } catch (Conflict faster) {
        pause(attempt);
      }
    }
    return unit.get();
  }

  /** Twice as long each time, and as much again by chance: those who collided part. */
  private void pause(int attempt) {
    long least = PAUSE.toNanos() << (attempt - 1);
    var over = new CompletableFuture<Void>();
    var length = Duration.ofNanos(least + world.random().nextLong(least));
    var timer = world.scheduler().after(length, "retry", () -> over.complete(null));
    try {
      world.scheduler().await(over, length.plusSeconds(10));
    } catch (TimeoutException late) {
      timer.cancel();
    }
  }
}

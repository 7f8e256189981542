package dev.kontor.host.unit;

import dev.kontor.host.world.World;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Has the units of one stream wait for one another inside this process, so that they seldom collide
 * in the database. Nothing depends on it: who has waited for the bound, as two who want each
 * other's stream would, goes on without its turn, and the versions decide. Thread-safe.
 */
final class StreamTurns {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final World world;
  private final ConcurrentHashMap<String, CompletableFuture<Void>> last = new ConcurrentHashMap<>();

  StreamTurns(World world) {
    this.world = world;
  }

  /** Waits until those who came before have ended; the turn must be ended by its caller. */
  Turn take(String stream) {
    var mine = new CompletableFuture<Void>();
    var before = last.put(stream, mine);
    await(before);
    return () -> {
      last.remove(stream, mine);
      mine.complete(null);
    };
  }

  private void await(@Nullable CompletableFuture<Void> before) {
    if (before == null || before.isDone()) {
      return;
    }
    try {
      world.scheduler().await(before, PATIENCE);
    } catch (TimeoutException late) {
      // Both go on, and one of them is tried again.
    }
  }

  /** Until it ends, the next one waits. */
  interface Turn {
    void end();
  }
}

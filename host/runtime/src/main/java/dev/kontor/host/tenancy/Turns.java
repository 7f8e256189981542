package dev.kontor.host.tenancy;

import dev.kontor.host.world.World;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets one after the other do something, in the order in which they came. What a lock would be, but
 * whoever waits does so by the world: a turn may take as long as a drain, and in a simulation time
 * passes only for those who wait by it. Thread-safe; who has the turn must not ask for another.
 */
final class Turns {

  /** Whoever waits is woken when it is its turn, and looks up now and then. */
  private static final Duration LOOK_UP = Duration.ofMinutes(1);

  private final World world;

  /** Done when the one who came last has had its turn; null: nobody is there. */
  private final AtomicReference<@Nullable CompletableFuture<Void>> last = new AtomicReference<>();

  Turns(World world) {
    this.world = world;
  }

  /** Does it when all who came before have had their turns. */
  <T> T call(Supplier<T> body) {
    var mine = new CompletableFuture<Void>();
    var before = last.getAndSet(mine);
    try {
      if (before != null) {
        await(before);
      }
      return body.get();
    } finally {
      endAfter(before, mine);
    }
  }

  /** One that is broken off while it waits leaves those behind it to the one before it. */
  private void endAfter(@Nullable CompletableFuture<Void> before, CompletableFuture<Void> mine) {
    if (before == null || before.isDone()) {
      end(mine);
    } else {
      var _ = before.thenRun(() -> end(mine));
    }
  }

  /** The same, for what gives nothing. */
  void take(Runnable body) {
    var _ =
        call(() -> {
          body.run();
          return true;
        });
  }

  /** Does it if nobody has the turn or waits for it; otherwise false. */
  boolean takeIfFree(BooleanSupplier body) {
    var mine = new CompletableFuture<Void>();
    if (!last.compareAndSet(null, mine)) {
      return false;
    }
    try {
      return body.getAsBoolean();
    } finally {
      end(mine);
    }
  }

  private void end(CompletableFuture<Void> mine) {
    last.compareAndSet(mine, null);
    mine.complete(null);
  }

  /** Also when its thread is interrupted: who is before can't be overtaken. */
  private void await(CompletableFuture<Void> before) {
    boolean interrupted = false;
    try {
      while (!before.isDone()) {
        try {
          world.scheduler().await(before, LOOK_UP);
        } catch (TimeoutException late) {
          // The one before still has its turn.
        } catch (CompletionException stopped) {
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

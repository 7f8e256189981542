package dev.kontor.host.followup;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Those who wait for one thing. Guarded by the engine's lock. */
final class Waiters {

  private final Consumer<Runnable> tell;
  private final List<CompletableFuture<Void>> waiting = new ArrayList<>();

  /**
   * Nobody waits yet.
   *
   * @param tell runs what it gets without the lock: who waits may do anything then
   */
  Waiters(Consumer<Runnable> tell) {
    this.tell = tell;
  }

  CompletableFuture<Void> add() {
    var told = new CompletableFuture<Void>();
    waiting.add(told);
    return told;
  }

  /** It has come. */
  void done() {
    waiting.forEach(told -> tell.accept(() -> told.complete(null)));
    waiting.clear();
  }

  /** It never comes. */
  void cancel() {
    waiting.forEach(told -> tell.accept(() -> told.cancel(false)));
    waiting.clear();
  }
}

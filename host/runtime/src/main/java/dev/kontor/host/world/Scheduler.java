package dev.kontor.host.world;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/** Runs work now or later, and waits. Thread-safe. */
public interface Scheduler {

  /** Runs the body soon, on a thread of its own. What it throws is logged. */
  void run(String name, Runnable body);

  /** Runs the body once after the delay, unless cancelled before. What it throws is logged. */
  Timer after(Duration delay, String name, Runnable body);

  /**
   * Waits until the future is done, and gives its result.
   *
   * @throws TimeoutException when it is not done within the bound; the future stays as it is
   * @throws java.util.concurrent.CompletionException around what the future failed with
   */
  <T> T await(CompletableFuture<T> future, Duration bound) throws TimeoutException;

  /** A body that is due later. */
  interface Timer {

    /** Takes the body back if it has not begun; leaves nothing behind. */
    void cancel();
  }
}

package dev.kontor.host.http.request;

import dev.kontor.host.followup.Watch;
import dev.kontor.host.world.World;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

/** Those who wait for what follows from their requests; none once the host stops. Thread-safe. */
@Singleton
public final class Waits {

  private final World world;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  Waits(World world) {
    this.world = world;
  }

  /**
   * Waits until all that was seen to follow is done or parked; says whether that was within the
   * bound, and before its context or the host stopped.
   */
  boolean await(Watch watch, Duration bound) {
    var settled = watch.settled();
    try {
      world.scheduler().await(CompletableFuture.anyOf(settled, ended), bound);
      return settled.isDone() && !settled.isCancelled();
    } catch (TimeoutException | CancellationException | CompletionException over) {
      return false;
    }
  }

  /** Nobody waits any longer. */
  public void end() {
    ended.complete(null);
  }
}

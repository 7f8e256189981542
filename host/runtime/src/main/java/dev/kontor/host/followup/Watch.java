package dev.kontor.host.followup;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Looks on at what follows from one request: the runs that are committed with its correlation id
 * from when the watch was made until it is closed, the runs that they lead to among them.
 * Thread-safe.
 */
public final class Watch implements AutoCloseable {

  private final FollowUps followUps;
  private final UUID correlation;
  private final Set<Long> open = new HashSet<>();

  Watch(FollowUps followUps, UUID correlation) {
    this.correlation = correlation;
    this.followUps = followUps;
  }

  /**
   * Is done when all runs that this watch has seen are done or dead letters; at once when they are
   * already. Cancelled when the engine stops before; to be cancelled by who waits no longer.
   */
  public CompletableFuture<Void> settled() {
    return followUps.when(open::isEmpty);
  }

  UUID correlation() {
    return correlation;
  }

  void committed(long number) {
    open.add(number);
  }

  void settled(long number) {
    open.remove(number);
  }

  /** Looks away; it knows of nothing that is committed later. */
  @Override
  public void close() {
    followUps.close(this);
  }
}

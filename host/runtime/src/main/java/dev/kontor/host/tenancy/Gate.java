package dev.kontor.host.tenancy;

import dev.kontor.host.context.RunningContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A running context's gate: counts who is inside, and once shut lets nobody in. Thread-safe, and
 * without a lock, since every request passes it.
 */
final class Gate {

  private static final int SHUT = Integer.MIN_VALUE;

  private final RunningContext context;
  private final AtomicInteger inside = new AtomicInteger();
  private final CompletableFuture<Void> empty = new CompletableFuture<>();
  private volatile long lastLeft;

  Gate(RunningContext context, long now) {
    this.context = context;
    lastLeft = now;
  }

  RunningContext context() {
    return context;
  }

  /** Counts the caller in, unless the gate is shut. */
  boolean enter() {
    while (true) {
      int before = inside.get();
      if (before < 0) {
        return false;
      }
      if (inside.compareAndSet(before, before + 1)) {
        return true;
      }
    }
  }

  /** Counts a caller in once more, shut or not, unless the last one has left already. */
  boolean enterAgain() {
    while (true) {
      int before = inside.get();
      if ((before & ~SHUT) == 0) {
        return false;
      }
      if (inside.compareAndSet(before, before + 1)) {
        return true;
      }
    }
  }

  void leave(long now) {
    lastLeft = now;
    leaveUnnoticed();
  }

  /** As if the caller had never been inside. */
  void leaveUnnoticed() {
    if (inside.decrementAndGet() == SHUT) {
      empty.complete(null);
    }
  }

  /** Shuts the gate; the result is done when the last one has left. */
  CompletableFuture<Void> shut() {
    int before = inside.getAndUpdate(count -> count | SHUT);
    if ((before & ~SHUT) == 0) {
      empty.complete(null);
    }
    return empty;
  }

  /** Shuts the gate if nobody is inside; says whether it did. */
  boolean shutIfEmpty() {
    if (!inside.compareAndSet(0, SHUT)) {
      return false;
    }
    empty.complete(null);
    return true;
  }

  boolean isOpen() {
    return inside.get() >= 0;
  }

  int inside() {
    return inside.get() & ~SHUT;
  }

  /** When somebody last left, in the world's monotonic nanoseconds. */
  long lastLeft() {
    return lastLeft;
  }
}

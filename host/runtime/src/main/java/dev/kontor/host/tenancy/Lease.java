package dev.kontor.host.tenancy;

import dev.kontor.host.context.RunningContext;
import dev.kontor.host.world.World;
import dev.kontor.tenant.Caller;
import io.micronaut.context.ApplicationContext;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The right to be inside a tenant's context until it is given back: nobody puts the context to
 * sleep meanwhile. Given back once, by any thread; giving it back again does nothing.
 */
public final class Lease implements AutoCloseable {

  private final Gate gate;
  private final World world;
  private final AtomicBoolean held = new AtomicBoolean(true);
  private volatile boolean unnoticed;

  /** Over a gate that counts the holder in already. */
  Lease(Gate gate, World world) {
    this.gate = gate;
    this.world = world;
  }

  /** The running context. */
  public RunningContext context() {
    return gate.context();
  }

  /** From now on the holder keeps the context awake while inside, and no longer. */
  void passUnnoticed() {
    unnoticed = true;
  }

  private void leave() {
    if (unnoticed) {
      gate.leaveUnnoticed();
    } else {
      gate.leave(world.monotonicNanos());
    }
  }

  /** Runs the body inside the context, for a caller of whom nothing is known. */
  public <R extends @Nullable Object> R inside(Function<ApplicationContext, R> body) {
    return inside(Caller.nobody(), body);
  }

  /**
   * Runs the body inside the context, on the calling thread, with the tenant's beans at hand. Stays
   * inside until it ends, even when a caller that went away gives the lease back.
   */
  <R extends @Nullable Object> R inside(Caller caller, Function<ApplicationContext, R> body) {
    if (!gate.enterAgain()) {
      throw new IllegalStateException(
          "tenant '%s': the lease was given back already".formatted(context().tenant()));
    }
    try {
      return context().call(caller, body);
    } finally {
      leave();
    }
  }

  @Override
  public void close() {
    if (held.compareAndSet(true, false)) {
      leave();
    }
  }
}

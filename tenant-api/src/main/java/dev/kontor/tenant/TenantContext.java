package dev.kontor.tenant;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A running instance of the application for one tenant: what can be asked of it, whose it is, what
 * time it is there, and where its ids and its chance come from.
 *
 * <p>Beans of a context get it injected. Code outside the context enters it with {@link #call};
 * code inside finds it with {@link #current()}. Binding two contexts in one process is the normal
 * case.
 *
 * <p>Thread-safe. The binding belongs to the calling thread and ends with the call; it is a {@link
 * ScopedValue}, so it can't leak into the next request.
 */
public abstract class TenantContext {

  private static final ScopedValue<Entry> CURRENT = ScopedValue.newInstance();

  /** Made by the host, one for each instance of the application. */
  protected TenantContext() {}

  /**
   * The context that the calling code runs in.
   *
   * @throws IllegalStateException when none is bound; there is no default tenant
   */
  public static TenantContext current() {
    if (!CURRENT.isBound()) {
      throw new IllegalStateException(
          "no tenant's context is bound on this thread; run this inside TenantContext.call, or have"
              + " what it needs injected");
    }
    return CURRENT.get().context;
  }

  /** Who entered the context that the calling code runs in; outside any: nobody. */
  public static Caller caller() {
    return CURRENT.isBound() ? CURRENT.get().caller : Caller.nobody();
  }

  /** Whether the calling code runs in a context at all. */
  public static boolean isBound() {
    return CURRENT.isBound();
  }

  /** Runs the body inside this context, for a caller of whom nothing is known. */
  public final <R extends @Nullable Object, X extends Throwable> R call(
      ScopedValue.CallableOp<? extends R, X> body) throws X {
    return call(Caller.nobody(), body);
  }

  /**
   * Runs the body inside this context, for this caller. Inside another tenant's context the inner
   * one wins until the body ends.
   *
   * @throws IllegalStateException when this context is the current one already, or a unit of work
   *     is open in the current one, which would be half inside and half outside
   */
  public final <R extends @Nullable Object, X extends Throwable> R call(
      Caller caller, ScopedValue.CallableOp<? extends R, X> body) throws X {
    var outer = CURRENT.isBound() ? CURRENT.get().context : null;
    if (this.equals(outer)) {
      throw new IllegalStateException(
          "tenant '%s': this context is entered already; call the code directly"
              .formatted(tenant()));
    }
    if (outer != null && outer.isInUnit()) {
      throw new IllegalStateException(
          "tenant '%s' can't be entered from a unit of work of tenant '%s'; end that first, or do this after its commit"
              .formatted(tenant(), outer.tenant()));
    }
    return ScopedValue.where(CURRENT, new Entry(this, caller)).call(body);
  }

  /** For hosts: goes on inside this context, which is entered already, for another caller. */
  protected final void goOn(Caller caller, Runnable body) {
    ScopedValue.where(CURRENT, new Entry(this, caller)).run(body);
  }

  /**
   * Has the command's handler do what it asks, and returns what that answers once it is committed.
   * Inside a unit of work the command joins it; otherwise it gets one of its own, which is tried
   * again as a whole, a few times, when another was faster, and begun anew when it comes to an
   * aggregate that another unit is at.
   *
   * <p>A command that fails inside a unit takes all of it with it: who catches that may still throw
   * something better, but can't have the unit committed.
   *
   * @throws IllegalArgumentException when no module that the tenant runs handles it
   * @throws UnexpectedRollback when its handler caught the failure of another command and went on
   */
  public abstract <R extends @Nullable Object> R send(Command<R> command);

  /** Has the query's handler answer; outside a unit of work in a transaction that only reads. */
  public abstract <R extends @Nullable Object> R ask(Query<R> query);

  /**
   * Raises an event in the unit of work that is open, at whatever version its stream then has: its
   * handlers before the commit see it, those after the commit are made due, and it is stored.
   *
   * @throws IllegalStateException when no unit is open
   */
  public abstract void raise(DomainEvent event);

  /** Whether a unit of work of this context is open on the calling thread. */
  protected abstract boolean isInUnit();

  /** Whose context this is. */
  public abstract TenantId tenant();

  /** The name of the installation that the tenant lives on. */
  public abstract String site();

  /** Where the tenant can be written to. */
  public final Address address() {
    return new Address(tenant(), site());
  }

  /** The tenant's name for people. */
  public abstract String title();

  /** The tenant's domain time: the host's, or moved by the tenant's {@code clock} setting. */
  public abstract InstantSource clock();

  /** The tenant's now, in microseconds, which is as fine as its database keeps it. */
  public final Instant now() {
    return clock().instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** A new time-ordered id (UUID version 7), unique in the world. */
  public abstract UUID newId();

  /** Where the domain's chance comes from; not for secrets. Thread-safe. */
  public abstract RandomGenerator random();

  private record Entry(TenantContext context, Caller caller) {}
}

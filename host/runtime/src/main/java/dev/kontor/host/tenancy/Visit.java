package dev.kontor.host.tenancy;

import dev.kontor.host.context.Entered;
import dev.kontor.host.context.RunningContext;
import dev.kontor.tenant.Caller;
import dev.kontor.tenant.TenantId;
import io.micronaut.context.ApplicationContext;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request's stay in a tenant's context: it enters when its controller is called, on the thread
 * that may wait for the context to wake, and leaves when its response is written. A visit that has
 * ended before it began enters no more. Thread-safe.
 */
public final class Visit implements Entered, AutoCloseable {

  private final Tenants tenants;
  private final TenantId tenant;
  private final Passage passage;
  private final boolean unattended;
  private final AtomicReference<@Nullable Lease> lease = new AtomicReference<>();
  private volatile boolean ended;

  /**
   * Not entered yet.
   *
   * @param unattended whether nobody waits for the answer, as when a page that was left open asks
   *     for what is new: that keeps no context awake
   */
  public Visit(Tenants tenants, TenantId tenant, Passage passage, boolean unattended) {
    this.tenants = tenants;
    this.tenant = tenant;
    this.passage = passage;
    this.unattended = unattended;
  }

  /** Whose context it is. */
  public TenantId tenant() {
    return tenant;
  }

  @Override
  public RunningContext context() {
    return lease().context();
  }

  @Override
  public @Nullable Object inside(Function<ApplicationContext, @Nullable Object> controller) {
    return passage.through(this, controller);
  }

  /** Runs the body inside the context, for this caller. */
  public <R extends @Nullable Object> R call(Caller caller, Function<ApplicationContext, R> body) {
    return lease().inside(caller, body);
  }

  /** Leaves before the response is written, so that whoever waits for it holds nobody up. */
  public void leave() {
    giveBack();
  }

  private Lease lease() {
    var held = lease.get();
    return held == null ? enter() : held;
  }

  private Lease enter() {
    refuseIfEnded();
    var taken = tenants.enter(tenant);
    if (unattended) {
      taken.passUnnoticed();
    }
    lease.set(taken);
    tenants.countRequest(tenant);
    if (ended) {
      giveBack();
      refuseIfEnded();
    }
    return taken;
  }

  private void refuseIfEnded() {
    if (ended) {
      throw new TenantUnavailable.NotNow(tenant, "its caller has gone");
    }
  }

  private void giveBack() {
    var held = lease.getAndSet(null);
    if (held != null) {
      held.close();
    }
  }

  /** Never waits, since it is the event loop that calls it. */
  @Override
  public void close() {
    ended = true;
    giveBack();
  }
}

package dev.kontor.host.unit;

import dev.kontor.tenant.Command;
import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.Query;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.TenantId;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A context that can be entered, and no more. */
final class ContextInMemory extends TenantContext {

  private final TenantId tenant;

  ContextInMemory(TenantId tenant) {
    this.tenant = tenant;
  }

  @Override
  public <R extends @Nullable Object> R send(Command<R> command) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <R extends @Nullable Object> R ask(Query<R> query) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void raise(DomainEvent event) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected boolean isInUnit() {
    return false;
  }

  @Override
  public TenantId tenant() {
    return tenant;
  }

  @Override
  public String site() {
    return "here";
  }

  @Override
  public String title() {
    return tenant.value();
  }

  @Override
  public InstantSource clock() {
    throw new UnsupportedOperationException();
  }

  @Override
  public UUID newId() {
    throw new UnsupportedOperationException();
  }

  @Override
  public RandomGenerator random() {
    throw new UnsupportedOperationException();
  }
}

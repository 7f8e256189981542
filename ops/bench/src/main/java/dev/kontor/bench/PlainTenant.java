package dev.kontor.bench;

import dev.kontor.tenant.Command;
import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.Query;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.TenantId;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What the application's beans are given where there is no host. */
final class PlainTenant extends TenantContext {

  @Override
  public <R extends @Nullable Object> R send(Command<R> command) {
    throw withoutHost();
  }

  @Override
  public <R extends @Nullable Object> R ask(Query<R> query) {
    throw withoutHost();
  }

  @Override
  public void raise(DomainEvent event) {
    throw withoutHost();
  }

  @Override
  protected boolean isInUnit() {
    return false;
  }

  private static UnsupportedOperationException withoutHost() {
    return new UnsupportedOperationException("there is no host here");
  }

  @Override
  public TenantId tenant() {
    return new TenantId("plain");
  }

  @Override
  public String title() {
    return "Plain";
  }

  @Override
  public InstantSource clock() {
    return InstantSource.system();
  }

  @Override
  public UUID newId() {
    return UUID.randomUUID();
  }

  @Override
  public RandomGenerator random() {
    return ThreadLocalRandom.current();
  }
}

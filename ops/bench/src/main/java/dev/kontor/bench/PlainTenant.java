package dev.kontor.bench;

import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.TenantId;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** What the application's beans are given where there is no host. */
final class PlainTenant extends TenantContext {

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

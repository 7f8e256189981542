package dev.kontor.crash;

import dev.kontor.host.database.TenantDatabases;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/** Halts the host after a call of its tenants' databases. */
@Singleton
@Requires(property = "crash.after")
final class HaltingDatabases implements BeanCreatedEventListener<TenantDatabases> {

  private final Halt halt;

  HaltingDatabases(@Value("${crash.after}") String after) {
    halt = new Halt(after);
  }

  @Override
  public TenantDatabases onCreated(BeanCreatedEvent<TenantDatabases> event) {
    return halt.around(TenantDatabases.class, event.getBean());
  }
}

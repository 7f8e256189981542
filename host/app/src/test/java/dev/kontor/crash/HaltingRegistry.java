package dev.kontor.crash;

import dev.kontor.host.tenancy.TenantRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/** Halts the host after a call of its registry of tenants. */
@Singleton
@Requires(property = "crash.after")
final class HaltingRegistry implements BeanCreatedEventListener<TenantRegistry> {

  private final Halt halt;

  HaltingRegistry(@Value("${crash.after}") String after) {
    halt = new Halt(after);
  }

  @Override
  public TenantRegistry onCreated(BeanCreatedEvent<TenantRegistry> event) {
    return halt.around(TenantRegistry.class, event.getBean());
  }
}

package dev.kontor.abacus;

import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.federation.Receives;
import dev.kontor.tenant.handling.Handler;
import jakarta.inject.Singleton;

/** Tells others numbers, and remembers what it hears. */
@Singleton
class Neighbour {

  private final TenantContext context;

  Neighbour(TenantContext context) {
    this.context = context;
  }

  @Handler
  void tell(Tell command) {
    context.raise(new Told(context.address().toString(), command.to(), command.number()));
  }

  @Receives("abacus-ear")
  void hear(Told told) {
    context.raise(new Heard(told.actor(), told.number()));
  }
}

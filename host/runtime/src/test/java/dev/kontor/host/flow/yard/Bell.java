package dev.kontor.host.flow.yard;

import dev.kontor.host.flow.yard.GateEvent.GateBroke;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.handling.BeforeCommit;
import jakarta.inject.Singleton;

/** Seen through the interface only. */
@Singleton
public final class Bell implements Yard.Alarm {

  private final TenantContext context;

  Bell(TenantContext context) {
    this.context = context;
  }

  @Override
  public void ring(String gate) {
    context.raise(new GateBroke(gate));
  }

  @BeforeCommit
  void toll(GateEvent event) {}
}

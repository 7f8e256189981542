package dev.kontor.gate;

import dev.kontor.tenant.TenantModule;

/** {@code modules: [gate]}. */
public final class GateModule implements TenantModule {

  @Override
  public String name() {
    return "gate";
  }
}

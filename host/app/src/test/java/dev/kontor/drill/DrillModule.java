package dev.kontor.drill;

import dev.kontor.tenant.TenantModule;

/** {@code modules: [drill]}. */
public final class DrillModule implements TenantModule {

  @Override
  public String name() {
    return "drill";
  }
}

package dev.kontor.bench.desk;

import dev.kontor.tenant.TenantModule;

/** The module {@code desk}. */
public final class DeskModule implements TenantModule {

  @Override
  public String name() {
    return "desk";
  }
}

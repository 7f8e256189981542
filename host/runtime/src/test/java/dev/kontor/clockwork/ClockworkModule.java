package dev.kontor.clockwork;

import dev.kontor.tenant.TenantModule;

/** {@code modules: [clockwork]}. */
public final class ClockworkModule implements TenantModule {

  @Override
  public String name() {
    return "clockwork";
  }
}

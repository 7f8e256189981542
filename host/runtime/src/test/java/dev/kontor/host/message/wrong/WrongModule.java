package dev.kontor.host.message.wrong;

import dev.kontor.tenant.TenantModule;

/** {@code modules: [wrong]}, with which no context starts. */
public final class WrongModule implements TenantModule {

  @Override
  public String name() {
    return "wrong";
  }
}

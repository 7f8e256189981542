package dev.kontor.guild;

import dev.kontor.tenant.TenantModule;

/** {@code modules: [guild]}. */
public final class GuildModule implements TenantModule {

  @Override
  public String name() {
    return "guild";
  }
}

package dev.kontor.bench.echo;

import dev.kontor.tenant.TenantModule;

/** The module {@code echo}. */
public final class EchoModule implements TenantModule {

  @Override
  public String name() {
    return "echo";
  }
}

package dev.kontor.counter;

import dev.kontor.tenant.TenantModule;

/** {@code modules: [counter]}. */
public final class CounterModule implements TenantModule {

  @Override
  public String name() {
    return "counter";
  }
}

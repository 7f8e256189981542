package dev.kontor.allocation;

import dev.kontor.tenant.TenantModule;

/** Stock allocation, as a tenant's configuration names it: {@code modules: [allocation]}. */
public final class AllocationModule implements TenantModule {

  @Override
  public String name() {
    return "allocation";
  }
}

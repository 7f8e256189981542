package dev.kontor.allocation;

import dev.kontor.tenant.Setting;
import dev.kontor.tenant.TenantModule;
import java.util.List;

/** Stock allocation, as a tenant's configuration names it: {@code modules: [allocation]}. */
public final class AllocationModule implements TenantModule {

  @Override
  public String name() {
    return "allocation";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting(
            "allocation.stock-mail",
            Setting.Kind.EMAIL,
            "stock@made.com",
            "Where mails about products that are out of stock go."));
  }
}

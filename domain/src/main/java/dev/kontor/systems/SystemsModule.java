package dev.kontor.systems;

import dev.kontor.tenant.Setting;
import dev.kontor.tenant.TenantModule;
import java.util.List;

/** The federated map of systems, as a configuration names it: {@code modules: [systems]}. */
public final class SystemsModule implements TenantModule {

  @Override
  public String name() {
    return "systems";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting(
            "systems.colour",
            Setting.Kind.COLOUR,
            "#4a4e8f",
            "The colour of this tenant's pages about its systems."));
  }
}

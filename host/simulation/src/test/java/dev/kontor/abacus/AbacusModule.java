package dev.kontor.abacus;

import dev.kontor.tenant.Setting;
import dev.kontor.tenant.TenantModule;
import java.util.List;

/** {@code modules: [abacus]}. */
public final class AbacusModule implements TenantModule {

  @Override
  public String name() {
    return "abacus";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting("abacus.flaw", Setting.Kind.TEXT, "none", "What is wrong with this tenant's."));
  }
}

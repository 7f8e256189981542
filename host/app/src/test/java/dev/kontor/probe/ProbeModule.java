package dev.kontor.probe;

import dev.kontor.tenant.Setting;
import dev.kontor.tenant.TenantModule;
import java.util.List;

/** {@code modules: [probe]}. */
public final class ProbeModule implements TenantModule {

  @Override
  public String name() {
    return "probe";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting("probe.fails", Setting.Kind.SWITCH, "false", "Whether no context starts."),
        new Setting("probe.converter", Setting.Kind.TEXT, "none", "What conversions it has."),
        new Setting("probe.outside", Setting.Kind.TEXT, "none", "A file outside."),
        new Setting("probe.answer", Setting.Kind.TEXT, "first", "What it answers."));
  }
}

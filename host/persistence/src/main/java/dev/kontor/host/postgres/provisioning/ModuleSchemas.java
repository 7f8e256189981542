package dev.kontor.host.postgres.provisioning;

import dev.kontor.host.postgres.migration.Changelog;
import dev.kontor.host.postgres.migration.Schema;
import dev.kontor.host.postgres.migration.SchemaSet;
import dev.kontor.tenant.TenantModule;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The schemas of a tenant database: {@code kontor}, the host's own, and one for each module. Each
 * changelog is read once, and hashed once for each set of modules: every waking asks for it.
 */
final class ModuleSchemas {

  private static final String HOME_CHANGELOG = "kontor/tenant/changelog.yaml";

  private final Schema home =
      new Schema("kontor", Changelog.read(ModuleSchemas.class.getClassLoader(), HOME_CHANGELOG));
  private final Map<TenantModule, Schema> read = new ConcurrentHashMap<>();
  private final Map<List<TenantModule>, SchemaSet> sets = new ConcurrentHashMap<>();

  SchemaSet of(List<TenantModule> modules) {
    return sets.computeIfAbsent(List.copyOf(modules), this::set);
  }

  private SchemaSet set(List<TenantModule> modules) {
    return SchemaSet.of(
        home, modules.stream().map(m -> read.computeIfAbsent(m, ModuleSchemas::read)).toList());
  }

  private static Schema read(TenantModule module) {
    return new Schema(
        module.name(), Changelog.read(module.getClass().getClassLoader(), module.changelog()));
  }
}

package dev.kontor.host.app;

import dev.kontor.tenant.TenantModule;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * What tenants can run.
 *
 * @param all by name, none twice
 */
record Modules(List<TenantModule> all) {

  /** Checks that no name is borne twice. */
  Modules {
    all = all.stream().sorted(Comparator.comparing(TenantModule::name)).toList();
    var names = all.stream().collect(Collectors.groupingBy(TenantModule::name));
    names.forEach((name, bearers) -> {
      if (bearers.size() > 1) {
        throw new IllegalStateException(
            "module '%s' is there twice: %s; rename one"
                .formatted(
                    name, bearers.stream().map(bearer -> bearer.getClass().getName()).toList()));
      }
    });
  }

  /** The class path's modules. */
  static Modules onClassPath() {
    return new Modules(
        ServiceLoader.load(TenantModule.class).stream().map(ServiceLoader.Provider::get).toList());
  }
}

package dev.kontor.simulation.host;

import dev.kontor.host.context.ApplicationCode;
import dev.kontor.host.context.BeanSplit;
import dev.kontor.host.context.Telemetry;
import dev.kontor.host.message.GrantKinds;
import dev.kontor.tenant.TenantModule;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.ObjectMapper;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/**
 * What every simulated host runs: read once, immutable, shared as the class path is.
 *
 * @param modules by name
 */
public record Application(
    List<TenantModule> modules, ApplicationCode code, GrantKinds kinds, JsonMapper json) {

  /** The class path's modules. */
  public static Application onClassPath() {
    List<TenantModule> modules =
        ServiceLoader.load(TenantModule.class).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparing(TenantModule::name))
            .toList();
    return new Application(
        modules,
        new ApplicationCode(BeanSplit.of(modules), modules, Telemetry.none().meters()),
        GrantKinds.onClassPath(),
        ObjectMapper.getDefault());
  }
}

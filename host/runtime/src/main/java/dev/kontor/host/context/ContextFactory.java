package dev.kontor.host.context;

import dev.kontor.host.configuration.TenantConfiguration;
import dev.kontor.host.database.TenantDatabase;
import dev.kontor.host.world.World;
import dev.kontor.tenant.Setting;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.TenantModule;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Starts tenants' contexts: a whole instance of the application each, over shared bean definitions.
 * Thread-safe.
 */
public final class ContextFactory {

  private final BeanSplit split;
  private final List<TenantModule> modules;
  private final World world;
  private final CommonBeans common;

  /** For an application of these modules. */
  public ContextFactory(BeanSplit split, Collection<TenantModule> modules, World world) {
    this.split = split;
    this.modules = List.copyOf(modules);
    this.world = world;
    common = new CommonBeans(split);
  }

  /**
   * Starts a context, which owns the database's door from then on; if the start fails, the door is
   * closed and the failure thrown.
   *
   * @param clockOffset how far the tenant's domain time lies from the world's
   */
  public RunningContext start(
      TenantConfiguration configuration, TenantDatabase database, Duration clockOffset) {
    try {
      return new RunningContext(
          configuration.tenant(),
          configuration.title(),
          clock(clockOffset),
          world,
          database,
          context -> startBeans(configuration, context));
    } catch (RuntimeException failed) {
      database.close();
      throw failed;
    }
  }

  private InstantSource clock(Duration offset) {
    var hosts = world.clock();
    return offset.isZero() ? hosts : () -> hosts.instant().plus(offset);
  }

  private ApplicationContext startBeans(TenantConfiguration configuration, RunningContext context) {
    var beans = new TenantBeans(split, common, properties(configuration));
    beans.registerBeanDefinition(
        RuntimeBeanDefinition.builder(TenantContext.class, () -> context).singleton(true).build());
    beans.registerBeanDefinition(
        RuntimeBeanDefinition.builder(DataSource.class, context.database()::dataSource)
            .qualifier(Qualifiers.byName("default"))
            .singleton(true)
            .build());
    return beans.start();
  }

  private Map<String, Object> properties(TenantConfiguration configuration) {
    var properties = new HashMap<String, Object>();
    properties.put("datasources.default.dialect", "POSTGRES");
    for (var module : modules) {
      if (configuration.modules().contains(module.name())) {
        properties.put("kontor.modules." + module.name(), true);
        for (Setting setting : module.settings()) {
          properties.put(setting.key(), setting.standard());
        }
      }
    }
    configuration
        .settings()
        .forEach((key, value) -> {
          requirePlain(key, value);
          properties.put(key, value);
        });
    return properties;
  }

  /** A stored configuration may be older than the check that refuses these. */
  private static void requirePlain(String key, String value) {
    if (TenantConfiguration.hasPlaceholder(value)) {
      throw new IllegalStateException(
          "the setting '%s' has a placeholder, '${'; apply a configuration without it"
              .formatted(key));
    }
  }
}

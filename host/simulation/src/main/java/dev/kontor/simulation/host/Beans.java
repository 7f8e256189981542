package dev.kontor.simulation.host;

import dev.kontor.host.database.TenantDatabase;
import io.micronaut.context.RuntimeBeanDefinition;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a test puts in the place of beans of a host's tenants: what stands for the world outside,
 * such as a till or a mail server, and outlives the host. By type.
 */
public record Beans(Map<Class<?>, Object> byType) {

  /** Copies them. */
  public Beans {
    byType = new LinkedHashMap<>(byType);
  }

  /** The database, which gives these beans to its context beside its own. */
  TenantDatabase in(TenantDatabase database) {
    if (byType.isEmpty()) {
      return database;
    }
    var definitions = new ArrayList<RuntimeBeanDefinition<?>>(database.beans());
    byType.forEach((type, bean) -> definitions.add(definition(type, bean)));
    return (TenantDatabase)
        Proxy.newProxyInstance(
            TenantDatabase.class.getClassLoader(),
            new Class<?>[] {TenantDatabase.class},
            (_, method, arguments) -> {
              if (method.getName().equals("beans")) {
                return List.copyOf(definitions);
              }
              try {
                return method.invoke(database, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }

  private static <B> RuntimeBeanDefinition<B> definition(Class<B> type, Object bean) {
    return RuntimeBeanDefinition.builder(type, () -> type.cast(bean))
        .singleton(true)
        .replaces(type)
        .build();
  }
}

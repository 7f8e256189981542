package dev.kontor.simulation.host;

import io.micronaut.context.RuntimeBeanDefinition;
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

  /** As a tenant's context takes them. */
  List<RuntimeBeanDefinition<?>> definitions() {
    return byType.entrySet().stream()
        .<RuntimeBeanDefinition<?>>map(bean -> definition(bean.getKey(), bean.getValue()))
        .toList();
  }

  private static <B> RuntimeBeanDefinition<B> definition(Class<B> type, Object bean) {
    return RuntimeBeanDefinition.builder(type, () -> type.cast(bean))
        .singleton(true)
        .replaces(type)
        .build();
  }
}

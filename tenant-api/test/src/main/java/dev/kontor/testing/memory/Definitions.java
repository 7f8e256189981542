package dev.kontor.testing.memory;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextConfiguration;
import io.micronaut.context.DefaultApplicationContext;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.BeanDefinitionReference;
import java.util.List;

/** What was compiled of the beans on the class path. Never started; no bean is made of it. */
@SuppressWarnings("overrides")
final class Definitions extends DefaultApplicationContext {

  Definitions() {
    super(
        (ApplicationContextConfiguration)
            ApplicationContext.builder()
                .bootstrapEnvironment(false)
                .deduceEnvironment(false)
                .enableDefaultPropertySources(false));
  }

  /**
   * The definition of a bean's class.
   *
   * @throws IllegalArgumentException when it is none
   */
  BeanDefinition<?> of(Class<?> type) {
    for (var reference : references()) {
      if (reference.getBeanDefinitionName().startsWith(type.getPackageName() + ".$")) {
        var definition = reference.load();
        if (definition.getBeanType().equals(type)) {
          return definition;
        }
      }
    }
    throw new IllegalArgumentException(
        "%s is no bean, so its handlers can't be found; give it a @Singleton, and compile it with Micronaut's annotation processor"
            .formatted(type.getName()));
  }

  @SuppressWarnings({"rawtypes", "unchecked"})
  private List<BeanDefinitionReference<?>> references() {
    return (List) resolveBeanDefinitionReferences();
  }
}

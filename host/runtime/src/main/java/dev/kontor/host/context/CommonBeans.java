package dev.kontor.host.context;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextConfiguration;
import io.micronaut.context.DefaultApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.core.convert.DefaultMutableConversionService;
import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverter;
import io.micronaut.core.convert.TypeConverterRegistrar;
import io.micronaut.core.io.scan.ClassPathResourceLoader;
import io.micronaut.inject.BeanConfiguration;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.BeanDefinitionReference;
import java.util.List;

/**
 * What all tenants' contexts have in common, made once: conversions, which hold no state and would
 * be the greater part of what a context weighs, and the class path's resources. Immutable once
 * made; thread-safe.
 */
final class CommonBeans {

  private final MutableConversionService conversions = new DefaultMutableConversionService();
  private final ClassPathResourceLoader resources =
      ClassPathResourceLoader.defaultLoader(CommonBeans.class.getClassLoader());
  private final List<RuntimeBeanDefinition<?>> beans;

  CommonBeans(BeanSplit split) {
    var maker = new Maker(split);
    try (maker) {
      maker.start();
      beans =
          split.commonToTenants().stream()
              .<RuntimeBeanDefinition<?>>map(reference -> made(maker, reference))
              .toList();
    }
  }

  @SuppressWarnings("unchecked")
  private static RuntimeBeanDefinition<?> made(
      ApplicationContext maker, BeanDefinitionReference<?> reference) {
    var definition = (BeanDefinition<Object>) reference.load(maker);
    var bean = maker.getBean(definition);
    return RuntimeBeanDefinition.builder(definition.getBeanType(), () -> bean)
        .singleton(true)
        .build();
  }

  /** Gives a context what it shares with all others, before it starts. */
  void addTo(ApplicationContext context) {
    beans.forEach(context::registerBeanDefinition);
  }

  /** Conversions between types; nothing may be added to them. */
  MutableConversionService conversions() {
    return conversions;
  }

  /** What lies on the class path. */
  ClassPathResourceLoader resources() {
    return resources;
  }

  /**
   * Refuses a context's own converters: in the conversions of all they would change other tenants',
   * and keep a context alive that has been closed.
   */
  static void refuseConverters(ApplicationContext context) {
    if (context.containsBean(TypeConverter.class)
        || context.containsBean(TypeConverterRegistrar.class)) {
      throw new IllegalStateException(
          "a module has a TypeConverter bean, but tenants' contexts share their conversions; name a"
              + " stateless TypeConverterRegistrar in META-INF/services instead");
    }
  }

  /** Lives only as long as it takes to make them. */
  @SuppressWarnings("overrides")
  private static final class Maker extends DefaultApplicationContext {

    private final BeanSplit split;

    Maker(BeanSplit split) {
      super(
          (ApplicationContextConfiguration)
              ApplicationContext.builder()
                  .bootstrapEnvironment(false)
                  .deduceEnvironment(false)
                  .enableDefaultPropertySources(false));
      this.split = split;
    }

    @Override
    @SuppressWarnings("rawtypes")
    protected List<BeanDefinitionReference> resolveBeanDefinitionReferences() {
      return List.copyOf(split.makersOfCommon());
    }

    @Override
    protected Iterable<BeanConfiguration> resolveBeanConfigurations() {
      return List.of();
    }
  }
}

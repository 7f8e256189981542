package dev.kontor.host.context;

import io.micronaut.context.BeanContext;
import io.micronaut.context.DefaultApplicationContext;
import io.micronaut.context.DefaultApplicationContextBuilder;
import io.micronaut.context.env.PropertySource;
import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.io.scan.ClassPathResourceLoader;
import io.micronaut.inject.BeanConfiguration;
import io.micronaut.inject.BeanDefinitionReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A tenant's Micronaut context, over the definitions that all of them share. */
@SuppressWarnings("overrides")
final class TenantBeans extends DefaultApplicationContext {

  private final BeanSplit split;

  /**
   * Not started yet; sees these properties and none of the host's. The process's environment is no
   * property source, but Micronaut looks placeholders up in it all the same: so no value here may
   * have one, and what a module's own code names in {@code @Value} is the module's to answer for.
   */
  TenantBeans(BeanSplit split, CommonBeans common, Map<String, Object> properties) {
    super(new Environmentless(common));
    this.split = split;
    common.addTo(this);
    getEnvironment().addPropertySource(PropertySource.of("tenant", properties));
  }

  /** Micronaut would add to the conversions that all contexts share. */
  @Override
  protected void initializeTypeConverters(BeanContext context) {
    CommonBeans.refuseConverters(this);
  }

  @Override
  @SuppressWarnings({"rawtypes", "unchecked"})
  protected List<BeanDefinitionReference> resolveBeanDefinitionReferences() {
    return (List) split.tenants();
  }

  @Override
  protected Iterable<BeanConfiguration> resolveBeanConfigurations() {
    return split.tenantConfigurations();
  }

  /** Nothing of the process's environment; what all have in common. */
  private static final class Environmentless extends DefaultApplicationContextBuilder {

    private final CommonBeans common;

    Environmentless(CommonBeans common) {
      this.common = common;
      bootstrapEnvironment(false);
      deduceEnvironment(false);
      enableDefaultPropertySources(false);
    }

    @Override
    public Optional<MutableConversionService> getConversionService() {
      return Optional.of(common.conversions());
    }

    @Override
    public ClassPathResourceLoader getResourceLoader() {
      return common.resources();
    }
  }
}

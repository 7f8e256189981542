package dev.kontor.host.context;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextConfiguration;
import io.micronaut.context.DefaultApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.inject.BeanConfiguration;
import io.micronaut.inject.BeanDefinitionReference;
import java.util.List;
import java.util.Map;

/** A tenant's Micronaut context, over the definitions that all of them share. */
@SuppressWarnings("overrides")
final class TenantBeans extends DefaultApplicationContext {

  private final BeanSplit split;

  /** Not started yet; sees these properties and nothing of the host's environment. */
  TenantBeans(BeanSplit split, Map<String, Object> properties) {
    super(
        (ApplicationContextConfiguration)
            ApplicationContext.builder()
                .bootstrapEnvironment(false)
                .deduceEnvironment(false)
                .enableDefaultPropertySources(false));
    this.split = split;
    getEnvironment().addPropertySource(PropertySource.of("tenant", properties));
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
}

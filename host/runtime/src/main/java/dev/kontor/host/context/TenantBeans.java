package dev.kontor.host.context;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfiguration;
import io.micronaut.context.DefaultApplicationContext;
import io.micronaut.inject.BeanConfiguration;
import io.micronaut.inject.BeanDefinitionReference;
import java.util.List;

/** A tenant's Micronaut context, over the definitions that all of them share. */
@SuppressWarnings("overrides")
final class TenantBeans extends DefaultApplicationContext {

  private final BeanSplit split;

  TenantBeans(ApplicationContextBuilder configuration, BeanSplit split) {
    super((ApplicationContextConfiguration) configuration);
    this.split = split;
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

package dev.kontor.host.context;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextConfiguration;
import io.micronaut.context.DefaultApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.SystemPropertiesPropertySource;
import io.micronaut.inject.BeanConfiguration;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.BeanDefinitionReference;
import io.micronaut.inject.ExecutableMethod;
import io.micronaut.inject.MethodExecutionHandle;
import java.util.List;
import java.util.Map;

/**
 * The host's Micronaut context: the host's beans, and the modules' controllers as routes only.
 *
 * <p>A route to a module's controller calls the bean of whichever tenant's context the request has
 * entered ({@link ContextMethod}); so one router serves all tenants, and no controller is ever made
 * here.
 */
@SuppressWarnings("overrides")
public final class HostBeans extends DefaultApplicationContext {

  private final BeanSplit split;

  /** Not started yet; the options win over the environment and the host's files. */
  public HostBeans(BeanSplit split, Map<String, Object> options) {
    super(
        (ApplicationContextConfiguration)
            ApplicationContext.builder()
                .bootstrapEnvironment(false)
                .deduceEnvironment(false)
                .banner(false));
    this.split = split;
    getEnvironment()
        .addPropertySource(
            PropertySource.of(
                PropertySource.CONTEXT, options, SystemPropertiesPropertySource.POSITION + 100));
  }

  @Override
  public MethodExecutionHandle<?, Object> createExecutionHandle(
      BeanDefinition<?> definition, ExecutableMethod<Object, ?> method) {
    return split.isOfModule(definition.getBeanType())
        ? new ContextMethod(definition, method)
        : super.createExecutionHandle(definition, method);
  }

  @Override
  @SuppressWarnings("rawtypes")
  protected List<BeanDefinitionReference> resolveBeanDefinitionReferences() {
    return List.copyOf(split.host());
  }

  @Override
  protected Iterable<BeanConfiguration> resolveBeanConfigurations() {
    return split.hostConfigurations();
  }
}

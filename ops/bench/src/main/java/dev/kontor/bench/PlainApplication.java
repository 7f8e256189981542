package dev.kontor.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.kontor.host.postgres.ServerAddress;
import dev.kontor.tenant.TenantContext;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextConfiguration;
import io.micronaut.context.DefaultApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.context.env.PropertySource;
import io.micronaut.inject.BeanConfiguration;
import io.micronaut.inject.BeanDefinitionReference;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;

/** The application without a host: a Micronaut context as anyone makes one, with its own pool. */
@SuppressWarnings("overrides")
final class PlainApplication extends DefaultApplicationContext {

  private final Predicate<String> beans;
  private final HikariDataSource pool;

  /**
   * Started; of these beans, by their definitions' names.
   *
   * @param idle connections that its pool keeps open at least; HikariCP keeps all by default
   */
  PlainApplication(
      Predicate<String> beans, Map<String, Object> properties, ServerAddress login, int idle) {
    super(
        (ApplicationContextConfiguration)
            ApplicationContext.builder()
                .bootstrapEnvironment(false)
                .deduceEnvironment(false)
                .banner(false));
    this.beans = beans;
    pool = pool(login, idle);
    getEnvironment().addPropertySource(PropertySource.of("plain", properties, 1000));
    registerBeanDefinition(
        RuntimeBeanDefinition.builder(TenantContext.class, () -> new PlainTenant(this))
            .singleton(true)
            .build());
    registerBeanDefinition(
        RuntimeBeanDefinition.builder(DataSource.class, () -> pool)
            .qualifier(Qualifiers.byName("default"))
            .singleton(true)
            .build());
    start();
  }

  /** As many connections as a tenant may have. */
  private static HikariDataSource pool(ServerAddress login, int idle) {
    var config = new HikariConfig();
    config.setJdbcUrl(login.url());
    config.setUsername(login.user());
    config.setPassword(login.password());
    config.setMaximumPoolSize(BenchHost.POOL);
    config.setMinimumIdle(idle);
    return new HikariDataSource(config);
  }

  /** Its pool fills itself in the background. */
  void awaitConnections(int number) throws InterruptedException {
    while (pool.getHikariPoolMXBean().getTotalConnections() < number) {
      Thread.sleep(5);
    }
  }

  @Override
  @SuppressWarnings("rawtypes")
  protected List<BeanDefinitionReference> resolveBeanDefinitionReferences() {
    return super.resolveBeanDefinitionReferences().stream()
        .filter(reference -> beans.test(reference.getBeanDefinitionName()))
        .toList();
  }

  @Override
  protected Iterable<BeanConfiguration> resolveBeanConfigurations() {
    return StreamSupport.stream(super.resolveBeanConfigurations().spliterator(), false)
        .filter(configuration -> !configuration.getName().startsWith("dev.kontor.host"))
        .toList();
  }

  @Override
  public void close() {
    super.close();
    pool.close();
  }
}

package dev.kontor.bench;

import dev.kontor.tenant.Command;
import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.Query;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.handling.Handler;
import io.micronaut.context.BeanContext;
import io.micronaut.inject.ExecutableMethod;
import io.micronaut.transaction.TransactionOperations;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What the application's beans are given where there is no host. A query is answered in a
 * transaction that only reads, as it is promised, by Micronaut's own means.
 */
final class PlainTenant extends TenantContext {

  private final BeanContext beans;
  private final Map<Class<?>, Function<Object, @Nullable Object>> handlers =
      new ConcurrentHashMap<>();

  PlainTenant(BeanContext beans) {
    this.beans = beans;
  }

  @Override
  public <R extends @Nullable Object> R send(Command<R> command) {
    throw withoutHost();
  }

  @Override
  @SuppressWarnings("unchecked")
  public <R extends @Nullable Object> R ask(Query<R> query) {
    var handler = handlers.computeIfAbsent(query.getClass(), this::handler);
    return (R) transactions().executeRead(_ -> handler.apply(query));
  }

  private TransactionOperations<?> transactions() {
    return beans.getBean(TransactionOperations.class);
  }

  private Function<Object, @Nullable Object> handler(Class<?> query) {
    for (var definition : beans.getAllBeanDefinitions()) {
      for (var method : definition.getExecutableMethods()) {
        if (method.hasAnnotation(Handler.class) && takes(method, query)) {
          var bean = beans.getBean(definition);
          return asked -> invoke(method, bean, asked);
        }
      }
    }
    throw new IllegalStateException("nothing answers " + query.getName());
  }

  private static boolean takes(ExecutableMethod<?, ?> method, Class<?> query) {
    return method.getArgumentTypes().length == 1 && method.getArgumentTypes()[0].equals(query);
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Object invoke(ExecutableMethod<?, ?> method, Object bean, Object asked) {
    return ((ExecutableMethod<Object, Object>) method).invoke(bean, asked);
  }

  @Override
  public void raise(DomainEvent event) {
    throw withoutHost();
  }

  @Override
  protected boolean isInUnit() {
    return false;
  }

  private static UnsupportedOperationException withoutHost() {
    return new UnsupportedOperationException("there is no host here");
  }

  @Override
  public TenantId tenant() {
    return new TenantId("plain");
  }

  @Override
  public String site() {
    return "plain";
  }

  @Override
  public String title() {
    return "Plain";
  }

  @Override
  public InstantSource clock() {
    return InstantSource.system();
  }

  @Override
  public UUID newId() {
    return UUID.randomUUID();
  }

  @Override
  public RandomGenerator random() {
    return ThreadLocalRandom.current();
  }
}

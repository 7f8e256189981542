package dev.kontor.host.message;

import io.micronaut.context.BeanContext;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.ExecutableMethod;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A handler as all tenants share it: a method of a bean that each context has of its own.
 * Immutable.
 */
public final class HandlerMethod {

  private final BeanDefinition<Object> definition;
  private final ExecutableMethod<Object, Object> method;

  @SuppressWarnings("unchecked")
  HandlerMethod(BeanDefinition<?> definition, ExecutableMethod<?, ?> method) {
    this.definition = (BeanDefinition<Object>) definition;
    this.method = (ExecutableMethod<Object, Object>) method;
  }

  /** Calls the method of the bean in this context; what it throws is thrown on. */
  public @Nullable Object call(BeanContext beans, @Nullable Object... arguments) {
    return method.invoke(beans.getBean(definition), arguments);
  }

  /** What it handles: the type of its first argument. */
  public Class<?> message() {
    return method.getArguments()[0].getType();
  }

  /** The method's own name. */
  public String name() {
    return method.getMethodName();
  }

  /** The types of its arguments. */
  public List<Class<?>> arguments() {
    return Stream.of(method.getArguments()).<Class<?>>map(Argument::getType).toList();
  }

  /** The type of what it returns. */
  public Class<?> returned() {
    return method.getReturnType().getType();
  }

  ExecutableMethod<?, ?> method() {
    return method;
  }

  /** The class of the bean that it is a method of. */
  public Class<?> declaringClass() {
    return definition.getBeanType();
  }

  /** {@code MisdirectionMail.prepare}: for messages, and for an order that never changes. */
  @Override
  public String toString() {
    return declaringClass().getSimpleName() + "." + method.getMethodName();
  }
}

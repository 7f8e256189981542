package dev.kontor.host.message;

import dev.kontor.tenant.Conflict;
import dev.kontor.tenant.MessageSkipped;
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
  private final HandlerMeter meter;

  HandlerMethod(BeanDefinition<?> definition, ExecutableMethod<?, ?> method) {
    this(definition, method, HandlerMeter.none());
  }

  @SuppressWarnings("unchecked")
  private HandlerMethod(
      BeanDefinition<?> definition, ExecutableMethod<?, ?> method, HandlerMeter meter) {
    this.definition = (BeanDefinition<Object>) definition;
    this.method = (ExecutableMethod<Object, Object>) method;
    this.meter = meter;
  }

  /** The same, and this meter is told of its calls. */
  HandlerMethod metered(HandlerMeter by) {
    return new HandlerMethod(definition, method, by);
  }

  /**
   * Calls the method of the bean in this context; what it throws is thrown on. Its meter takes that
   * for a failure, unless there was nothing to do, or others were faster.
   */
  public @Nullable Object call(BeanContext beans, @Nullable Object... arguments) {
    long begun = meter.begin();
    boolean failed = true;
    try {
      var result = method.invoke(beans.getBean(definition), arguments);
      failed = false;
      return result;
    } catch (MessageSkipped | Conflict noFailure) {
      failed = false;
      throw noFailure;
    } finally {
      meter.end(begun, failed);
    }
  }

  /** What is told of its calls. */
  public HandlerMeter meter() {
    return meter;
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

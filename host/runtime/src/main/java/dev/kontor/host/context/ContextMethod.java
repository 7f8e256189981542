package dev.kontor.host.context;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.ReturnType;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.ExecutableMethod;
import io.micronaut.inject.MethodExecutionHandle;
import java.lang.reflect.Method;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * A controller's method as the router sees it: each call looks its bean up in the context that the
 * request has entered, and runs inside it.
 *
 * <p>The scope is bound here, on the thread that runs the controller. A method that returns before
 * it is done ({@code Publisher}, {@code CompletionStage}) would go on outside the scope, so making
 * a handle for one fails the start.
 */
@SuppressWarnings({"rawtypes", "unchecked"})
final class ContextMethod implements MethodExecutionHandle<Object, Object> {

  private final BeanDefinition<Object> definition;
  private final ExecutableMethod<Object, Object> method;

  ContextMethod(BeanDefinition<?> definition, ExecutableMethod<Object, ?> method) {
    this.definition = (BeanDefinition<Object>) definition;
    this.method = (ExecutableMethod<Object, Object>) method;
    refuseLateReturn(method.getReturnType().getType());
  }

  private void refuseLateReturn(Class<?> returned) {
    if (Publisher.class.isAssignableFrom(returned)
        || CompletionStage.class.isAssignableFrom(returned)) {
      throw new IllegalStateException(
          "controller method %s.%s returns %s and would go on outside its tenant's context; return the value itself"
              .formatted(definition.getName(), method.getMethodName(), returned.getSimpleName()));
    }
  }

  @Override
  public @Nullable Object invoke(Object... arguments) {
    return entered().inside(beans -> method.invoke(beans.getBean(definition), arguments));
  }

  @Override
  public Object getTarget() {
    return entered().context().beans().getBean(definition);
  }

  private Entered entered() {
    return PropagatedContext.getOrEmpty()
        .find(Entered.class)
        .orElseThrow(() ->
            new IllegalStateException(
                "%s.%s was called outside any tenant's context; requests enter it by their path or host name"
                    .formatted(definition.getName(), method.getMethodName())));
  }

  @Override
  public Class getDeclaringType() {
    return definition.getBeanType();
  }

  @Override
  public String getMethodName() {
    return method.getMethodName();
  }

  @Override
  public Argument[] getArguments() {
    return method.getArguments();
  }

  @Override
  public Method getTargetMethod() {
    return method.getTargetMethod();
  }

  @Override
  public ReturnType getReturnType() {
    return method.getReturnType();
  }

  @Override
  public ExecutableMethod<Object, Object> getExecutableMethod() {
    return method;
  }

  @Override
  public AnnotationMetadata getAnnotationMetadata() {
    return method.getAnnotationMetadata();
  }

  @Override
  public String toString() {
    return definition.getName() + "." + method;
  }
}

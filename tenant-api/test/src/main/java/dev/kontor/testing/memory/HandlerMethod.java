package dev.kontor.testing.memory;

import dev.kontor.tenant.federation.Receives;
import dev.kontor.tenant.handling.AfterCommit;
import dev.kontor.tenant.handling.BeforeCommit;
import dev.kontor.tenant.projection.Projects;
import io.micronaut.inject.ExecutableMethod;
import org.jspecify.annotations.Nullable;

/** A handler's method and the bean that it is called on. */
record HandlerMethod(Object bean, ExecutableMethod<Object, Object> method) {

  boolean handles(Object message) {
    return method.getArguments()[0].getType().isInstance(message);
  }

  @Nullable Object call(@Nullable Object... arguments) {
    return method.invoke(bean, arguments);
  }

  boolean wantsFollowUp() {
    return method.getArguments().length > 1;
  }

  boolean wantsMetadata() {
    return method.hasDeclaredAnnotation(Projects.class) && method.getArguments().length > 1;
  }

  /** Projections are first, as in the host. */
  int order() {
    return method.hasDeclaredAnnotation(Projects.class)
        ? Integer.MIN_VALUE
        : method.intValue(BeforeCommit.class, "order").orElse(0);
  }

  String name() {
    return method
        .stringValue(AfterCommit.class)
        .or(() -> method.stringValue(Receives.class))
        .orElseThrow();
  }

  /** {@code MisdirectionMail.prepare}: an order that never changes. */
  @Override
  public String toString() {
    return bean.getClass().getSimpleName() + "." + method.getMethodName();
  }
}

package dev.kontor.host.message;

import dev.kontor.tenant.message.Upcaster;
import dev.kontor.tenant.message.UpcasterChain.Step;
import dev.kontor.tenant.message.Upcasters;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanIntrospector;
import io.micronaut.core.beans.BeanMethod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Finds upcasters by what was read at compile time. */
final class UpcasterMethods {

  private UpcasterMethods() {}

  /** All that lie on the class path; what is wrong with them is added to the faults. */
  static List<Step> onClassPath(Collection<String> faults) {
    var steps = new ArrayList<Step>();
    for (var introspection : BeanIntrospector.SHARED.findIntrospections(Upcasters.class)) {
      addAll(introspection, steps, faults);
    }
    return steps;
  }

  private static <T> void addAll(
      BeanIntrospection<T> introspection, Collection<Step> steps, Collection<String> faults) {
    T upcasters = introspection.instantiate();
    for (var method : introspection.getBeanMethods()) {
      if (method.getAnnotationMetadata().hasDeclaredAnnotation(Upcaster.class)) {
        var name = introspection.getBeanType().getSimpleName() + "." + method.getName();
        if (takesAndReturnsAMap(method)) {
          steps.add(step(name, upcasters, method));
        } else {
          faults.add(
              "%s is an @Upcaster; expected its one argument and its result to be a Map"
                  .formatted(name));
        }
      }
    }
  }

  private static boolean takesAndReturnsAMap(BeanMethod<?, ?> method) {
    return method.getArguments().length == 1
        && method.getArguments()[0].getType().equals(Map.class)
        && method.getReturnType().getType().equals(Map.class);
  }

  @SuppressWarnings("unchecked")
  private static <T, R> Step step(String name, T upcasters, BeanMethod<T, R> method) {
    return new Step(
        method.getAnnotationMetadata().stringValue(Upcaster.class, "type").orElseThrow(),
        method.getAnnotationMetadata().intValue(Upcaster.class, "from").orElseThrow(),
        name,
        data ->
            (Map<String, Object>)
                Objects.requireNonNull(method.invoke(upcasters, data), name + " returned null"));
  }
}

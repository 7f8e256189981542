package dev.kontor.testing.golden;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import dev.kontor.tenant.message.Upcaster;
import dev.kontor.tenant.message.UpcasterChain;
import dev.kontor.tenant.message.UpcasterChain.Step;
import dev.kontor.tenant.message.Upcasters;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanIntrospector;
import io.micronaut.core.beans.BeanMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What events the class path knows, and how older ones are brought up. */
final class StoredTypes {

  private final TreeMap<String, Type> types = new TreeMap<>();
  private final UpcasterChain upcasters;

  StoredTypes() {
    for (var introspection : BeanIntrospector.SHARED.findIntrospections(EventType.class)) {
      types.put(
          introspection.stringValue(EventType.class).orElseThrow(),
          new Type(
              introspection.getBeanType().asSubclass(DomainEvent.class),
              introspection.intValue(EventType.class, "version").orElse(1)));
    }
    var newest = new TreeMap<String, Integer>();
    types.forEach((name, type) -> newest.put(name, type.version));
    var faults = new ArrayList<String>();
    upcasters = new UpcasterChain(steps(), newest, faults);
    if (!faults.isEmpty()) {
      throw new AssertionError(String.join("\n", faults));
    }
  }

  private static List<Step> steps() {
    var steps = new ArrayList<Step>();
    for (var introspection : BeanIntrospector.SHARED.findIntrospections(Upcasters.class)) {
      addAll(introspection, steps);
    }
    return steps;
  }

  private static <T> void addAll(BeanIntrospection<T> introspection, List<Step> steps) {
    T upcasters = introspection.instantiate();
    for (var method : introspection.getBeanMethods()) {
      if (method.getAnnotationMetadata().hasDeclaredAnnotation(Upcaster.class)) {
        steps.add(step(upcasters, method));
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static <T, R> Step step(T upcasters, BeanMethod<T, R> method) {
    return new Step(
        method.getAnnotationMetadata().stringValue(Upcaster.class, "type").orElseThrow(),
        method.getAnnotationMetadata().intValue(Upcaster.class, "from").orElseThrow(),
        method.getName(),
        data -> (Map<String, Object>) Objects.requireNonNull(method.invoke(upcasters, data)));
  }

  /** Those of a module, by the names that they are stored under. */
  SortedMap<String, Type> of(String module) {
    return types.subMap(module + ".", module + "/");
  }

  @Nullable Type named(String name) {
    return types.get(name);
  }

  String nameOf(DomainEvent event) {
    return types.entrySet().stream()
        .filter(each -> each.getValue().eventClass.equals(event.getClass()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "%s can't be stored; expected an @EventType on it, and @Serdeable"
                    .formatted(event.getClass().getName())));
  }

  UpcasterChain upcasters() {
    return upcasters;
  }

  /** A type of event, and the version that is written now. */
  record Type(Class<? extends DomainEvent> eventClass, int version) {}
}

package dev.kontor.testing.memory;

import dev.kontor.tenant.federation.Activity;
import dev.kontor.tenant.federation.Receives;
import dev.kontor.tenant.handling.AfterCommit;
import dev.kontor.tenant.handling.BeforeCommit;
import dev.kontor.tenant.handling.Handler;
import dev.kontor.tenant.projection.Projects;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.inject.ExecutableMethod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Who handles what, in the host's order. */
final class Handlers {

  private final List<HandlerMethod> commandsAndQueries = new ArrayList<>();
  private final List<HandlerMethod> beforeCommit = new ArrayList<>();
  private final List<HandlerMethod> afterCommit = new ArrayList<>();
  private final List<HandlerMethod> receivers = new ArrayList<>();

  /** Adds all handlers of a bean. */
  @SuppressWarnings("unchecked")
  void add(Object bean) {
    try (var definitions = new Definitions()) {
      for (var method : definitions.of(bean.getClass()).getExecutableMethods()) {
        add(new HandlerMethod(bean, (ExecutableMethod<Object, Object>) method));
      }
    }
    beforeCommit.sort(
        Comparator.comparingInt(HandlerMethod::order).thenComparing(HandlerMethod::toString));
    afterCommit.sort(Comparator.comparing(HandlerMethod::name));
    receivers.sort(Comparator.comparing(HandlerMethod::name));
  }

  private void add(HandlerMethod handler) {
    AnnotationMetadata declared = handler.method();
    if (declared.hasDeclaredAnnotation(Handler.class)) {
      commandsAndQueries.add(handler);
    }
    // Of both modes at once: nobody can ask here before one that follows has followed.
    if (declared.hasDeclaredAnnotation(BeforeCommit.class)
        || declared.hasDeclaredAnnotation(Projects.class)) {
      beforeCommit.add(handler);
    }
    if (declared.hasDeclaredAnnotation(AfterCommit.class)) {
      afterCommit.add(handler);
    }
    if (declared.hasDeclaredAnnotation(Receives.class)) {
      receivers.add(handler);
    }
  }

  /**
   * The one handler of a command or query.
   *
   * @throws IllegalArgumentException when there is none, or more than one
   */
  HandlerMethod handler(Object message) {
    var found = commandsAndQueries.stream().filter(each -> each.handles(message)).toList();
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw new IllegalArgumentException(
        "%s is handled by %s; expected one @Handler of it among the beans that the context was given"
            .formatted(message, found.isEmpty() ? "nobody" : found));
  }

  List<HandlerMethod> beforeCommit(Object event) {
    return beforeCommit.stream().filter(each -> each.handles(event)).toList();
  }

  List<HandlerMethod> afterCommit(Object message) {
    return afterCommit.stream().filter(each -> each.handles(message)).toList();
  }

  /** Those of what other tenants have sent. */
  List<HandlerMethod> receivers(Activity activity) {
    return receivers.stream().filter(each -> each.handles(activity)).toList();
  }

  /** One that runs after a commit, this tenant's or another's. */
  HandlerMethod followingNamed(String name) {
    return Stream.concat(afterCommit.stream(), receivers.stream())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no handler is named '%s'".formatted(name)));
  }
}

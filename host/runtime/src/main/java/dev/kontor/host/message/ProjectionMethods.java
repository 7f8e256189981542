package dev.kontor.host.message;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.Metadata;
import dev.kontor.tenant.projection.Projection.Mode;
import io.micronaut.context.BeanContext;
import java.util.List;
import java.util.Set;

/**
 * A projection as the code declares it. Immutable.
 *
 * @param module the schema that its tables lie in
 * @param handlers in their order
 * @param types the names that the events which it handles are stored under
 */
public record ProjectionMethods(
    String name,
    Mode mode,
    String module,
    List<String> tables,
    List<HandlerMethod> handlers,
    Set<String> types) {

  /** Copies the collections. */
  public ProjectionMethods {
    tables = List.copyOf(tables);
    handlers = List.copyOf(handlers);
    types = Set.copyOf(types);
  }

  boolean handles(Class<?> event) {
    return handlers.stream().anyMatch(handler -> handler.message().isAssignableFrom(event));
  }

  /** Has every handler of this event enter it into the tables. */
  public void enter(BeanContext beans, DomainEvent event, Metadata metadata) {
    for (var handler : handlers) {
      if (handler.message().isInstance(event)) {
        call(handler, beans, event, metadata);
      }
    }
  }

  private static void call(
      HandlerMethod handler, BeanContext beans, DomainEvent event, Metadata metadata) {
    if (handler.method().getArguments().length == 1) {
      handler.call(beans, event);
    } else {
      handler.call(beans, event, metadata);
    }
  }
}

package dev.kontor.tenant.aggregate;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.TenantContext;

/**
 * An aggregate that is kept as a row, with a version that Micronaut Data counts, and that raises
 * events from its own methods: a system that is told to use another says so. Its events are those
 * of any unit of work, and are a stream too.
 */
public interface StoredAggregate {

  /** The name of its stream: {@code system-4711}. */
  String stream();

  /**
   * Raises an event of this aggregate in the unit of work that is open; for its own methods.
   *
   * @throws IllegalArgumentException when the event is of another stream
   * @throws IllegalStateException when no unit is open
   */
  default void raise(DomainEvent event) {
    if (!event.stream().equals(stream())) {
      throw new IllegalArgumentException(
          "%s is of stream '%s'; expected '%s', whose aggregate raises it"
              .formatted(event.getClass().getSimpleName(), event.stream(), stream()));
    }
    TenantContext.current().raise(event);
  }
}

package dev.kontor.tenant.message;

import dev.kontor.tenant.DomainEvent;

/**
 * An event as it is kept.
 *
 * @param position in the order of all events of the tenant; ascending, with gaps
 * @param version in the order of its stream; from 1, without gaps
 * @param event the fact itself
 * @param metadata what is known beside it
 */
public record Recorded<E extends DomainEvent>(
    long position, long version, E event, Metadata metadata) {

  /** The name of its stream. */
  public String stream() {
    return event.stream();
  }
}

package dev.kontor.tenant;

/**
 * A fact; named in the past tense: {@code CargoBooked}. An immutable record with an {@link
 * dev.kontor.tenant.message.EventType}, since it is kept for ever.
 */
public interface DomainEvent {

  /**
   * Of what it is a fact: the name of the aggregate's stream, {@code cargo-ABC123}. Events of one
   * stream are numbered from 1 without gaps, and handled in that order.
   */
  String stream();
}

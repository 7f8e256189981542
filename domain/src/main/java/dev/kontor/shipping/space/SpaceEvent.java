package dev.kontor.shipping.space;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/** What can happen to a voyage's free places. */
public sealed interface SpaceEvent extends DomainEvent {

  /** Begins the names of the streams of voyages' places. */
  String KIND = "space";

  /** The voyage that it happened to. */
  String voyage();

  /** The cargo that it is about. */
  String trackingId();

  /** Which of the cargo's rebookings it is for. */
  String rebooking();

  @Override
  default String stream() {
    return KIND + "-" + voyage();
  }

  /** A rebooked cargo has a place. */
  @Serdeable
  @EventType("shipping.space-reserved")
  record SpaceReserved(String voyage, String trackingId, String rebooking) implements SpaceEvent {}

  /** It has the place no more. */
  @Serdeable
  @EventType("shipping.space-released")
  record SpaceReleased(String voyage, String trackingId, String rebooking) implements SpaceEvent {}
}

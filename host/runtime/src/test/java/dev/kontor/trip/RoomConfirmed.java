package dev.kontor.trip;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/** A hotel has confirmed a room. */
@Serdeable
@EventType("trip.room-confirmed")
public record RoomConfirmed(String traveller, String room) implements DomainEvent {

  @Override
  public String stream() {
    return "room-" + traveller;
  }
}

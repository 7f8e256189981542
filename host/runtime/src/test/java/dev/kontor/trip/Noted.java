package dev.kontor.trip;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/** Something was done for a traveller. */
@Serdeable
@EventType("trip.noted")
public record Noted(String traveller, String what) implements DomainEvent {

  @Override
  public String stream() {
    return "traveller-" + traveller;
  }
}

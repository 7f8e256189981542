package dev.kontor.drill;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/** A shelf has been found for a parcel. */
@Serdeable
@EventType("drill.shelf-found")
public record ShelfFound(String thing, String shelf) implements DomainEvent {

  @Override
  public String stream() {
    return "shelf-" + thing;
  }
}

package dev.kontor.drill;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/** Something has happened to a thing. */
@Serdeable
@EventType("drill.happened")
public record Happened(String thing, String what) implements DomainEvent {

  @Override
  public String stream() {
    return "thing-" + thing;
  }
}

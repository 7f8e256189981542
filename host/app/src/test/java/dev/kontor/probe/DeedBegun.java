package dev.kontor.probe;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/** Something is to be done. */
@Serdeable
@EventType("probe.deed-begun")
public record DeedBegun(String name) implements DomainEvent {

  @Override
  public String stream() {
    return "deed-" + name;
  }
}

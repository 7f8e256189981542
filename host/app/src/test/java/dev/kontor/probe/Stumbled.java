package dev.kontor.probe;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/** Somebody stumbled. */
@Serdeable
@EventType("probe.stumbled")
public record Stumbled(String name) implements DomainEvent {

  @Override
  public String stream() {
    return "stumbler-" + name;
  }
}

package dev.kontor.probe;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/** It was done. */
@Serdeable
@EventType("probe.deed-done")
public record DeedDone(String name) implements DomainEvent {

  @Override
  public String stream() {
    return "deed-" + name;
  }
}

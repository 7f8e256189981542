package dev.kontor.probe;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/** A name was counted. */
@Serdeable
@EventType("probe.tallied")
public record Tallied(String name) implements DomainEvent {

  @Override
  public String stream() {
    return "tally-" + name;
  }
}

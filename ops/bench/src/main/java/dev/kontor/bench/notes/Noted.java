package dev.kontor.bench.notes;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/** A note's effect. */
@Serdeable
@EventType("notes.noted")
record Noted(String from, long number) implements DomainEvent {

  @Override
  public String stream() {
    return "from-" + from;
  }
}

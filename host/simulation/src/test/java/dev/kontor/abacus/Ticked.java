package dev.kontor.abacus;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/** A moved bead was heard, in its turn. */
@Serdeable
@EventType("abacus.ticked")
public record Ticked(String wire, int number) implements DomainEvent {

  @Override
  public String stream() {
    return "tick-" + wire;
  }
}

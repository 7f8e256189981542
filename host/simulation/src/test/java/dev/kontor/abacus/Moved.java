package dev.kontor.abacus;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/** A bead was moved: the so manieth of its wire. */
@Serdeable
@EventType("abacus.moved")
public record Moved(String wire, int number) implements DomainEvent {

  @Override
  public String stream() {
    return "wire-" + wire;
  }
}

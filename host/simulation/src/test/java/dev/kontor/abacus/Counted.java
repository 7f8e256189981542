package dev.kontor.abacus;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/** A moved bead was counted. */
@Serdeable
@EventType("abacus.counted")
public record Counted(String wire, int number) implements DomainEvent {

  @Override
  public String stream() {
    return "count-" + wire;
  }
}

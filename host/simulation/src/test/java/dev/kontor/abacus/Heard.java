package dev.kontor.abacus;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/** A number was heard from a neighbour. */
@Serdeable
@EventType("abacus.heard")
public record Heard(String from, int number) implements DomainEvent {

  @Override
  public String stream() {
    return "ear-" + from;
  }
}

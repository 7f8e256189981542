package dev.kontor.abacus;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/** Something was noted. */
@Serdeable
@EventType("abacus.noted")
public record Noted(String text) implements DomainEvent {

  @Override
  public String stream() {
    return "notes";
  }
}

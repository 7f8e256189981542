package dev.kontor.clockwork;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/** A bell was rung. */
@Serdeable
@EventType("clockwork.rang")
public record Rang(String bell) implements DomainEvent {

  @Override
  public String stream() {
    return "bell-" + bell;
  }
}

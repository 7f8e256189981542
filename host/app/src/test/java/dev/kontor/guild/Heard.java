package dev.kontor.guild;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/** A house has heard something. */
@Serdeable
@EventType("guild.heard")
public record Heard(String from, String text) implements DomainEvent {

  @Override
  public String stream() {
    return "ear-" + from;
  }
}

package dev.kontor.probe;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/** Somebody has something to say. */
@Serdeable
@EventType("probe.posted")
public record Posted(String to, String subject, String body) implements DomainEvent {

  @Override
  public String stream() {
    return "post-" + to;
  }
}

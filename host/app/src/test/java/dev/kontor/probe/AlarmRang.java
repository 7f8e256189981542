package dev.kontor.probe;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/** An alarm rang. */
@Serdeable
@EventType("probe.alarm-rang")
public record AlarmRang(String name) implements DomainEvent {

  @Override
  public String stream() {
    return "alarm-" + name;
  }
}

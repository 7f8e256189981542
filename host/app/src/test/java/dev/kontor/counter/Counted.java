package dev.kontor.counter;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/** A counter has counted one more, up to here. */
@Serdeable
@EventType("counter.counted")
public record Counted(String name, int value) implements DomainEvent {

  @Override
  public String stream() {
    return "counter-" + name;
  }
}

package dev.kontor.bench.desk;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/** Has one follow-up, which is run at once. */
@Serdeable
@EventType("desk.entered")
record Entered(String desk, long number) implements DomainEvent {

  @Override
  public String stream() {
    return desk;
  }
}

package dev.kontor.bench.desk;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/** Has one follow-up, which sleeps in the database. */
@Serdeable
@EventType("desk.dozed")
record Dozed(String desk, int millis) implements DomainEvent {

  @Override
  public String stream() {
    return desk;
  }
}

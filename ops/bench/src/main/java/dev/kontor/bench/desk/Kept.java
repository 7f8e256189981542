package dev.kontor.bench.desk;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/** As {@link Entered}; but the follow-up of a desk's first one is parked, and holds all others. */
@Serdeable
@EventType("desk.kept")
record Kept(String desk, long number) implements DomainEvent {

  @Override
  public String stream() {
    return desk;
  }
}

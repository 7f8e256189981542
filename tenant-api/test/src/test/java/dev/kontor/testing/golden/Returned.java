package dev.kontor.testing.golden;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/** Never changed. */
@Serdeable
@EventType("shop.returned")
record Returned(String thing) implements DomainEvent {

  @Override
  public String stream() {
    return "thing-" + thing;
  }
}

package dev.kontor.probe;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/** Something was done for an order. */
@Serdeable
@EventType("probe.order-moved")
public record OrderMoved(String id, String what) implements DomainEvent {

  @Override
  public String stream() {
    return "order-" + id;
  }
}

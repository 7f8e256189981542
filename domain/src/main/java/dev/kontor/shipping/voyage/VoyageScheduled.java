package dev.kontor.shipping.voyage;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import dev.kontor.tenant.message.Published;
import io.micronaut.serde.annotation.Serdeable;

/** A voyage has a schedule that cargos may travel by. */
@Published
@Serdeable
@EventType("shipping.voyage-scheduled")
public record VoyageScheduled(String number) implements DomainEvent {

  @Override
  public String stream() {
    return "voyage-" + number;
  }
}

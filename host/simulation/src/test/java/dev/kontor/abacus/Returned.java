package dev.kontor.abacus;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/** A loan was given back. */
@Serdeable
@EventType("abacus.returned")
public record Returned(String loan) implements DomainEvent {

  @Override
  public String stream() {
    return "loan-" + loan;
  }
}

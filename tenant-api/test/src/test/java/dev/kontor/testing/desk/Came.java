package dev.kontor.testing.desk;

import dev.kontor.tenant.DomainEvent;

/** Somebody came. */
public record Came(String name) implements DomainEvent {

  @Override
  public String stream() {
    return "visitor-" + name;
  }
}

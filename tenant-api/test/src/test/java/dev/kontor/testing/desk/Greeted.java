package dev.kontor.testing.desk;

import dev.kontor.tenant.DomainEvent;

/** Somebody was greeted. */
public record Greeted(String name, String words) implements DomainEvent {

  @Override
  public String stream() {
    return "visitor-" + name;
  }
}

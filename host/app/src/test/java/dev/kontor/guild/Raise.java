package dev.kontor.guild;

import dev.kontor.tenant.Command;
import dev.kontor.tenant.DomainEvent;
import java.util.List;

/** Raises these in one unit, which fails at its end if it is said so. */
public record Raise(List<? extends DomainEvent> events, boolean fails) implements Command<String> {

  public Raise(DomainEvent... events) {
    this(List.of(events), false);
  }
}

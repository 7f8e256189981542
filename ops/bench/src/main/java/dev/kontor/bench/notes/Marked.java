package dev.kontor.bench.notes;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/** As {@link Noted}; but it has a follow-up, which begins when the effect is committed. */
@Serdeable
@EventType("notes.marked")
record Marked(String from, long number) implements DomainEvent {

  @Override
  public String stream() {
    return "from-" + from;
  }
}

package dev.kontor.bench.notes;

import dev.kontor.tenant.federation.Activity;
import dev.kontor.tenant.federation.NeedsGrant;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/** What one tenant writes to another. */
@Serdeable
@EventType("notes.note")
@NeedsGrant(Notes.GRANT)
record Note(String actor, String to, long number) implements Activity {

  @Override
  public String stream() {
    return "to-" + to;
  }
}

package dev.kontor.gate;

import dev.kontor.tenant.federation.Activity;
import dev.kontor.tenant.federation.NeedsGrant;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/** Somebody is at the gate. */
@Serdeable
@EventType("gate.visited")
@NeedsGrant(Visited.GRANT)
public record Visited(String actor, String to) implements Activity {

  /** The kind that lets it in. */
  public static final String GRANT = "gate.visit";

  @Override
  public String stream() {
    return "visits-" + to;
  }
}

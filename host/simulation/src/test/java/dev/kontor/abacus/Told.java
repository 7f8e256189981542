package dev.kontor.abacus;

import dev.kontor.tenant.federation.Activity;
import dev.kontor.tenant.federation.NeedsGrant;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/** A neighbour is told a number. */
@Serdeable
@EventType("abacus.told")
@NeedsGrant("abacus.tell")
public record Told(String actor, String to, int number) implements Activity {

  @Override
  public String stream() {
    return "mouth-" + to;
  }
}

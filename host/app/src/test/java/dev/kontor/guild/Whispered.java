package dev.kontor.guild;

import dev.kontor.tenant.federation.Activity;
import dev.kontor.tenant.federation.NeedsGrant;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/** Nobody receives these. */
@Serdeable
@EventType("guild.whispered")
@NeedsGrant("guild.talk")
public record Whispered(String actor, String to) implements Activity {

  @Override
  public String stream() {
    return "mouth-" + to;
  }
}

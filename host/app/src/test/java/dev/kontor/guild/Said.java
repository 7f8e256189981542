package dev.kontor.guild;

import dev.kontor.tenant.federation.Activity;
import dev.kontor.tenant.federation.NeedsGrant;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/** A house says something to another. */
@Serdeable
@EventType("guild.said")
@NeedsGrant("guild.talk")
public record Said(String actor, String to, String text) implements Activity {

  @Override
  public String stream() {
    return "mouth-" + to;
  }
}

package dev.kontor.process.grant;

import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/**
 * Somebody asks for a grant: the one thing that a tenant takes from strangers.
 *
 * @param actor who is to have it
 * @param to who is to give it
 * @param round how often this was asked for, from 1
 */
@Serdeable
@EventType("kontor.ask")
record Ask(String actor, String to, String kind, int round) implements GrantLetter {

  @Override
  public String stream() {
    return "ask-" + to;
  }
}

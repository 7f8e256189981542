package dev.kontor.process.grant;

import dev.kontor.host.grant.GrantEntry;
import dev.kontor.tenant.Address;
import dev.kontor.tenant.federation.Grant.Side;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;

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

  /** The entry in the books of that side that it is about. */
  UUID entry(Side whose) {
    return GrantEntry.id(whose, kind, Address.parse(actor), Address.parse(to));
  }

  @Override
  public String stream() {
    return "ask-" + to;
  }
}

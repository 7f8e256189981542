package dev.kontor.tenant.federation;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.federation.Grant.Side;
import dev.kontor.tenant.federation.Grant.State;
import dev.kontor.tenant.message.EventType;
import dev.kontor.tenant.message.Published;
import java.util.UUID;

/**
 * A grant has come to be in a state, in the books of the tenant that hears this; the other one
 * hears of its own. Its metadata say who has brought that about.
 *
 * @param asker an address
 * @param asked an address
 * @param round how often it was asked for, from 1
 */
@Published
@EventType("kontor.grant-changed")
public record GrantChanged(
    UUID grant, Side side, String kind, String asker, String asked, State state, int round)
    implements DomainEvent {

  /** The stream of what has become of a grant. */
  public static String stream(UUID grant) {
    return "grant-" + grant;
  }

  @Override
  public String stream() {
    return stream(grant);
  }
}

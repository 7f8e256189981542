package dev.kontor.process.grant;

import dev.kontor.tenant.federation.Grant.Side;
import dev.kontor.tenant.federation.Grant.State;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/**
 * What has become of a grant in one tenant's books, for the other one.
 *
 * @param side the sender's
 * @param round which time of asking this answers
 */
@Serdeable
@EventType("kontor.answer")
record Answer(String actor, String to, String kind, Side side, State state, int round)
    implements GrantLetter {

  /** Whether this side may say so: who asked can only end it. */
  boolean isItsToSay() {
    return switch (side) {
      case GIVEN -> state != State.ASKED;
      case HELD -> state == State.REVOKED;
    };
  }

  @Override
  public String stream() {
    return "answer-" + to;
  }
}

package dev.kontor.process.grant;

import dev.kontor.host.grant.GrantEntry;
import dev.kontor.tenant.Address;
import dev.kontor.tenant.federation.Grant.Side;
import dev.kontor.tenant.federation.Grant.State;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;

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

  /** What the owner of an entry says of it to the other tenant. */
  static Answer of(GrantEntry entry) {
    var grant = entry.grant();
    boolean gives = grant.side() == Side.GIVEN;
    return new Answer(
        (gives ? grant.asked() : grant.asker()).toString(),
        (gives ? grant.asker() : grant.asked()).toString(),
        grant.kind(),
        grant.side(),
        grant.state(),
        entry.round());
  }

  /** The entry in its receiver's books that it is about. */
  UUID receiversEntry() {
    return entry(side == Side.GIVEN ? Side.HELD : Side.GIVEN);
  }

  /** The entry in its sender's books that it is about. */
  UUID sendersEntry() {
    return entry(side);
  }

  private UUID entry(Side whose) {
    var sender = Address.parse(actor);
    var receiver = Address.parse(to);
    return side == Side.GIVEN
        ? GrantEntry.id(whose, kind, receiver, sender)
        : GrantEntry.id(whose, kind, sender, receiver);
  }

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

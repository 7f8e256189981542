package dev.kontor.host.grant;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kontor.tenant.Address;
import dev.kontor.tenant.federation.Grant;
import dev.kontor.tenant.federation.Grant.Side;
import dev.kontor.tenant.federation.Grant.State;
import java.time.Instant;
import java.util.UUID;

/**
 * A grant in a tenant's books. Immutable.
 *
 * @param round how often it was asked for: an answer to an earlier time says nothing any more
 */
public record GrantEntry(Grant grant, int round) {

  /**
   * The entry of what is asked for the first time.
   *
   * @param side whose books these are
   */
  public static GrantEntry asked(
      Side side, String kind, Address asker, Address asked, int round, Instant now) {
    var id = id(side, kind, asker, asked);
    return new GrantEntry(new Grant(id, side, kind, asker, asked, State.ASKED, now), round);
  }

  /** The id of the one entry that there can be of this; it is the same in all books. */
  public static UUID id(Side side, String kind, Address asker, Address asked) {
    var text = "%s %s %s %s".formatted(side, kind, asker, asked);
    return UUID.nameUUIDFromBytes(text.getBytes(UTF_8));
  }

  /** The same in another state. */
  public GrantEntry in(State state, Instant now) {
    return new GrantEntry(
        new Grant(grant.id(), grant.side(), grant.kind(), grant.asker(), grant.asked(), state, now),
        round);
  }

  /** The same, asked for again. */
  public GrantEntry in(int otherRound) {
    return new GrantEntry(grant, otherRound);
  }

  /**
   * Whether what was said of this round is news. Who asked may have asked anew since, and ended
   * that too; who was asked answers what it was asked last.
   */
  public boolean isAnsweredBy(int answered) {
    return grant.side() == Side.GIVEN ? answered >= round : answered == round;
  }

  /** The tenant that it is shared with. */
  public Address peer() {
    return (grant.side() == Side.GIVEN ? grant.asker() : grant.asked()).owner();
  }

  /** Whether it holds, or nobody has answered yet. */
  public boolean isOpen() {
    return grant.state() == State.ASKED || grant.state() == State.ALLOWED;
  }

  /**
   * Whether it lets activities in that this actor says to this address. Who has asked takes the
   * answers before it is allowed.
   */
  public boolean letsIn(Address actor, Address to) {
    return switch (grant.side()) {
      case GIVEN ->
          grant.state() == State.ALLOWED && grant.asker().covers(actor) && grant.asked().covers(to);
      case HELD -> isOpen() && grant.asked().covers(actor) && grant.asker().covers(to);
    };
  }
}

package dev.kontor.host.grant;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kontor.tenant.Address;
import dev.kontor.tenant.federation.Grant;
import dev.kontor.tenant.federation.Grant.Side;
import dev.kontor.tenant.federation.Grant.State;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
   * Whether what was said of this round may be news. Who asked may have asked anew since, and ended
   * that too; who was asked answers what it was asked last, and may do so when who asked has given
   * that up.
   */
  public boolean isAnsweredBy(int answered) {
    return switch (grant.side()) {
      case GIVEN -> isOpen() && answered >= round;
      case HELD -> grant.state() != State.REVOKED && answered == round;
    };
  }

  /** The tenant that it is shared with. */
  public Address peer() {
    return (grant.side() == Side.GIVEN ? grant.asker() : grant.asked()).owner();
  }

  /** Who answers for the other tenant. */
  public String party() {
    return party(grant.side() == Side.GIVEN ? grant.asked() : grant.asker(), peer());
  }

  /**
   * Who answers for a tenant that asks: another site for all that live there, since it may invent
   * as many as it likes; on the same site each for itself.
   */
  public static String party(Address own, Address peer) {
    return peer.site().equals(own.site()) ? peer.owner().toString() : peer.site();
  }

  /** Whether it holds, or nobody has answered yet. */
  public boolean isOpen() {
    return grant.state() == State.ASKED || grant.state() == State.ALLOWED;
  }

  /** The ids of all that could let activities in that this actor says to this address. */
  public static Set<UUID> idsFor(String kind, Address actor, Address to) {
    var ids = new HashSet<UUID>();
    for (var other : List.of(actor, actor.owner())) {
      for (var own : List.of(to, to.owner())) {
        ids.add(id(Side.GIVEN, kind, other, own));
        ids.add(id(Side.HELD, kind, own, other));
      }
    }
    return ids;
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

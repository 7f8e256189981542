package dev.kontor.tenant.federation;

import dev.kontor.tenant.Address;
import java.time.Instant;
import java.util.UUID;

/**
 * Leave to send activities of a kind, as one of both tenants keeps it.
 *
 * @param id of this tenant's entry; the other one's has another
 * @param side whether this tenant was asked for it, or has asked
 * @param kind of activities, {@code systems.use}
 * @param asker who asked: a tenant, or a thing of its
 * @param asked who was asked, and says yes or no
 * @param since when it came to be in this state, in the tenant's domain time
 */
public record Grant(
    UUID id, Side side, String kind, Address asker, Address asked, State state, Instant since) {

  /** Which of both tenants keeps an entry. */
  public enum Side {

    /** The one that was asked: it allows, refuses and revokes. */
    GIVEN,

    /** The one that asked, which takes the answers; it can revoke too, and takes none any more. */
    HELD
  }

  /** What has become of it. */
  public enum State {

    /** Nobody has answered yet. */
    ASKED,

    /** It holds. */
    ALLOWED,

    /** The one that was asked said no, or did not hear it. It can be asked for again. */
    REFUSED,

    /**
     * It held, and one of both has ended it, or is gone: another tenant bears that one's name. It
     * can be asked for again.
     */
    REVOKED
  }
}

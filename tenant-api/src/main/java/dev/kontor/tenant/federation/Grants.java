package dev.kontor.tenant.federation;

import dev.kontor.tenant.Address;
import java.util.List;
import java.util.UUID;

/**
 * The leaves that a tenant has given to others and holds from them. Each change is a command, so it
 * joins the open unit of work or is one of its own; raises a {@link GrantChanged}; and is told to
 * the other tenant by letter. A rule in the tenant's configuration may answer in its place.
 *
 * <p>Thread-safe.
 */
public interface Grants {

  /**
   * Asks for leave of a kind. Asked for already, or allowed: nothing new is sent. When the other
   * tenant can't be reached for a week, or takes no more questions, the grant is refused, and may
   * be asked for anew.
   *
   * @param asker this tenant, or a thing of its
   * @param asked who is to allow it, on any site
   * @throws dev.kontor.tenant.MessageUnprocessable when the asker is not this tenant's
   */
  Grant ask(String kind, Address asker, Address asked);

  /**
   * Allows what another has asked for.
   *
   * @throws dev.kontor.tenant.NotFound when there is no such grant
   * @throws dev.kontor.tenant.DomainException when it isn't this tenant's to allow, or nobody asks
   */
  Grant allow(UUID grant);

  /** Refuses what another has asked for; it throws as {@link #allow} does. */
  Grant refuse(UUID grant);

  /**
   * Ends a grant that holds, or takes back what this tenant has asked for.
   *
   * @throws dev.kontor.tenant.NotFound when there is no such grant
   * @throws dev.kontor.tenant.DomainException when there is nothing to end
   */
  Grant revoke(UUID grant);

  /** The grants of both sides, those that wait for an answer first, then the newest first. */
  List<Grant> all();
}

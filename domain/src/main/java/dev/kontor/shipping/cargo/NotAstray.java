package dev.kontor.shipping.cargo;

import dev.kontor.shipping.location.UnLocode;
import dev.kontor.tenant.DomainException;

/** A cargo that was to be rebooked has gone on, has another route, or is ordered otherwise. */
public final class NotAstray extends DomainException {

  NotAstray(TrackingId trackingId, UnLocode from) {
    super(
        "cargo '%s' waits no more at %s for another route; it has gone on, has one, or is ordered otherwise"
            .formatted(trackingId, from));
  }
}

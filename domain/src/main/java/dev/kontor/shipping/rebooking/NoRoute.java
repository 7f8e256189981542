package dev.kontor.shipping.rebooking;

import dev.kontor.shipping.delivery.RouteSpecification;
import dev.kontor.tenant.DomainException;

/** No voyages lead to the destination before the deadline. */
public final class NoRoute extends DomainException {

  NoRoute(RouteSpecification specification) {
    super(
        "no route leads from %s to %s before %s"
            .formatted(
                specification.origin(),
                specification.destination(),
                specification.arrivalDeadline()));
  }
}

package dev.kontor.shipping.rebooking;

import dev.kontor.shipping.delivery.RouteSpecification;
import dev.kontor.shipping.location.Places;
import dev.kontor.tenant.DomainException;
import java.time.ZoneOffset;

/** No voyages lead to the destination before the deadline. */
public final class NoRoute extends DomainException {

  /** Told to the customer, so by the names that these places have. */
  NoRoute(RouteSpecification specification, Places places) {
    super(
        "no route leads from %s to %s before %tF %<tR UTC"
            .formatted(
                places.full(specification.origin()),
                places.full(specification.destination()),
                specification.arrivalDeadline().atOffset(ZoneOffset.UTC)));
  }
}

package dev.kontor.shipping.booking;

import dev.kontor.shipping.cargo.CargoCommand;
import dev.kontor.shipping.cargo.Customer;
import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.shipping.delivery.RouteSpecification;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.tenant.Command;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a cargo to be taken from one location to another; answers how it will be called.
 *
 * @param arrivalDeadline before when it must arrive; none: the tenant's usual time from now
 * @param customer whom mails about it go to; none: the tenant's own desk
 */
public record BookCargo(
    UnLocode origin,
    UnLocode destination,
    @Nullable Instant arrivalDeadline,
    @Nullable Customer customer)
    implements Command<TrackingId> {

  /**
   * What is ordered by it at this instant.
   *
   * @param usual how long a cargo may take when no deadline is given
   * @throws dev.kontor.tenant.MessageUnprocessable when the deadline has passed, or origin and
   *     destination are one
   */
  RouteSpecification specification(Instant now, Duration usual) {
    var deadline = arrivalDeadline == null ? now.plus(usual) : arrivalDeadline;
    CargoCommand.requireToCome(deadline, now);
    return new RouteSpecification(origin, destination, deadline);
  }
}

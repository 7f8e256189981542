package dev.kontor.shipping.booking;

import dev.kontor.shipping.cargo.Customer;
import dev.kontor.shipping.cargo.RouteSpecification;
import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.tenant.Command;
import dev.kontor.tenant.MessageUnprocessable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a cargo to be taken from one location to another; answers how it will be called. When a
 * location is unknown, both are one, or the deadline has passed: {@link MessageUnprocessable}.
 *
 * @param deadline before when it must arrive; none: the tenant's usual time from now
 * @param customer whom mails about it go to; none: the tenant's own desk
 */
public record BookCargo(
    UnLocode origin, UnLocode destination, @Nullable Instant deadline, @Nullable Customer customer)
    implements Command<TrackingId> {

  /**
   * What is ordered by it at this instant.
   *
   * @param usual how long a cargo may take when no deadline is given
   * @throws MessageUnprocessable when the deadline has passed, or origin and destination are one
   */
  RouteSpecification specification(Instant now, Duration usual) {
    var arrival = deadline == null ? now.plus(usual) : deadline;
    if (!arrival.isAfter(now)) {
      throw new MessageUnprocessable(
          "the arrival deadline %s has passed; expected one after this tenant's now, %s"
              .formatted(arrival, now));
    }
    return new RouteSpecification(origin, destination, arrival);
  }
}

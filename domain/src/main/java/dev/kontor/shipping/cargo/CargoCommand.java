package dev.kontor.shipping.cargo;

import dev.kontor.shipping.delivery.HandlingEvent;
import dev.kontor.shipping.delivery.Itinerary;
import dev.kontor.shipping.delivery.RouteSpecification;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.tenant.Command;
import dev.kontor.tenant.MessageMalformed;
import dev.kontor.tenant.MessageUnprocessable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What can be asked of a cargo. Time comes in with the command: a cargo has no clock. */
public sealed interface CargoCommand extends Command<Void> {

  /** The cargo that it is for. */
  TrackingId trackingId();

  /**
   * A customer's order makes a new cargo.
   *
   * @param customer whom mails about it go to; none: the tenant's own desk
   */
  record TakeOrder(
      TrackingId trackingId,
      RouteSpecification specification,
      @Nullable Customer customer,
      Instant at)
      implements CargoCommand {}

  /** The cargo is to travel so from now on; whether that satisfies the order is seen later. */
  record AssignItinerary(TrackingId trackingId, Itinerary itinerary, Instant at)
      implements CargoCommand {

    private static final int MOST_LEGS = 100;

    /** An itinerary that is assigned leads somewhere. */
    public AssignItinerary {
      int legs = itinerary.legs().size();
      if (legs == 0 || legs > MOST_LEGS) {
        throw new MessageMalformed(
            "'legs' has %d legs; expected 1 to %d".formatted(legs, MOST_LEGS));
      }
    }
  }

  /** The order has changed: what is null, stays as it is. */
  record ChangeRouteSpecification(
      TrackingId trackingId,
      @Nullable UnLocode origin,
      @Nullable UnLocode destination,
      @Nullable Instant arrivalDeadline,
      Instant at)
      implements CargoCommand {

    /** Refuses what can't be kept any more. */
    public ChangeRouteSpecification {
      if (arrivalDeadline != null) {
        requireToCome(arrivalDeadline, at);
      }
    }

    RouteSpecification changed(RouteSpecification present) {
      return new RouteSpecification(
          Objects.requireNonNullElse(origin, present.origin()),
          Objects.requireNonNullElse(destination, present.destination()),
          Objects.requireNonNullElse(arrivalDeadline, present.arrivalDeadline()));
    }
  }

  /** It was handled, as the handling context has registered. */
  record Handle(TrackingId trackingId, HandlingEvent event) implements CargoCommand {}

  /**
   * It has gone astray, and is to go on from where it lies by this route.
   *
   * @param order by which the route was looked for
   * @param rebooking which of the cargo's rebookings has found it
   */
  record Rebook(
      TrackingId trackingId,
      RouteSpecification order,
      Itinerary itinerary,
      Instant at,
      String rebooking)
      implements CargoCommand {}

  /**
   * It has gone astray, and no other route could be found or had.
   *
   * @param order by which one was looked for
   */
  record GiveUpRebooking(TrackingId trackingId, RouteSpecification order, String reason)
      implements CargoCommand {}

  /**
   * A cargo is ordered to arrive some time, not to have arrived.
   *
   * @throws MessageUnprocessable when the deadline has passed
   */
  static void requireToCome(Instant deadline, Instant now) {
    if (!deadline.isAfter(now)) {
      throw new MessageUnprocessable(
          "the arrival deadline %s has passed; expected one after this tenant's now, %s"
              .formatted(deadline, now));
    }
  }
}

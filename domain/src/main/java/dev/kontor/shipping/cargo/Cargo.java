package dev.kontor.shipping.cargo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is brought from one location to another, from its booking until its customer claims it.
 *
 * @param customer who ordered it, if the booking said
 * @param bookedAt the tenant's time at its booking
 */
public record Cargo(
    TrackingId trackingId,
    RouteSpecification specification,
    Itinerary itinerary,
    @Nullable Customer customer,
    Instant bookedAt) {

  /** A new cargo: ordered, with no route yet, and still with the customer. */
  public static Cargo booked(
      TrackingId trackingId,
      RouteSpecification specification,
      @Nullable Customer customer,
      Instant bookedAt) {
    return new Cargo(trackingId, specification, Itinerary.NONE, customer, bookedAt);
  }

  /** How far it has come. */
  public Delivery delivery() {
    return Delivery.notReceived(specification, itinerary);
  }
}

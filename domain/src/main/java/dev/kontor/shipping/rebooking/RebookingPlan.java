package dev.kontor.shipping.rebooking;

import dev.kontor.shipping.cargo.CargoEvent.RebookingRequested;
import dev.kontor.shipping.cargo.PlannedLeg;
import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.shipping.delivery.Itinerary;
import dev.kontor.shipping.delivery.RouteSpecification;
import dev.kontor.shipping.voyage.VoyageNumber;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;

/**
 * Which cargo is to go on, from where, and how. Immutable; kept between the steps.
 *
 * @param rebooking the saga's id
 * @param from where it lies
 * @param legs the route that was found; none yet: empty
 */
@Serdeable
record RebookingPlan(
    String rebooking,
    String trackingId,
    String from,
    String destination,
    Instant arrivalDeadline,
    List<PlannedLeg> legs) {

  RebookingPlan {
    legs = List.copyOf(legs);
  }

  static RebookingPlan of(String rebooking, RebookingRequested event) {
    return new RebookingPlan(
        rebooking,
        event.trackingId(),
        event.from(),
        event.destination(),
        event.arrivalDeadline(),
        List.of());
  }

  TrackingId cargo() {
    return new TrackingId(trackingId);
  }

  RouteSpecification specification() {
    return RouteSpecification.kept(from, destination, arrivalDeadline);
  }

  RebookingPlan by(Itinerary route) {
    return new RebookingPlan(
        rebooking, trackingId, from, destination, arrivalDeadline, PlannedLeg.all(route));
  }

  Itinerary route() {
    return PlannedLeg.itinerary(legs);
  }

  /** Each once, by number: so those who reserve at once never wait for one another in a ring. */
  List<VoyageNumber> voyages() {
    return legs.stream()
        .map(PlannedLeg::voyage)
        .distinct()
        .sorted()
        .map(VoyageNumber::new)
        .toList();
  }
}

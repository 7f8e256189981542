package dev.kontor.shipping.cargo;

import dev.kontor.shipping.cargo.CargoEvent.CargoArrived;
import dev.kontor.shipping.cargo.CargoEvent.CargoBooked;
import dev.kontor.shipping.cargo.CargoEvent.CargoHandled;
import dev.kontor.shipping.cargo.CargoEvent.CargoMisdirected;
import dev.kontor.shipping.cargo.CargoEvent.CargoRebooked;
import dev.kontor.shipping.cargo.CargoEvent.ItineraryAssigned;
import dev.kontor.shipping.cargo.CargoEvent.RebookingFailed;
import dev.kontor.shipping.cargo.CargoEvent.RebookingRequested;
import dev.kontor.shipping.cargo.CargoEvent.RouteSpecificationChanged;
import dev.kontor.shipping.delivery.Delivery;
import dev.kontor.shipping.delivery.HandlingEvent;
import dev.kontor.shipping.delivery.HandlingHistory;
import dev.kontor.shipping.delivery.Itinerary;
import dev.kontor.shipping.delivery.RouteSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is brought from one location to another, from its booking until its customer claims it.
 * Immutable.
 *
 * @param customer who ordered it, if the booking said
 * @param rebooking whether another route is being looked for, since it went astray
 * @param bookedAt the tenant's time at its booking
 */
public record Cargo(
    TrackingId trackingId,
    RouteSpecification specification,
    Itinerary itinerary,
    HandlingHistory history,
    @Nullable Customer customer,
    boolean rebooking,
    Instant bookedAt) {

  /** A new cargo: ordered, with no route yet, and still with the customer. */
  public static Cargo booked(CargoBooked event) {
    return new Cargo(
        new TrackingId(event.trackingId()),
        event.specification(),
        Itinerary.NONE,
        HandlingHistory.NONE,
        event.customer(),
        false,
        event.at());
  }

  /** How far it has come. */
  public Delivery delivery() {
    return Delivery.of(specification, itinerary, history);
  }

  List<CargoEvent> assign(Itinerary route, Instant at) {
    requireNotClaimed();
    if (route.equals(itinerary) && !delivery().misdirected()) {
      return List.of();
    }
    return withConsequences(ItineraryAssigned.of(trackingId, route, afterAllThatWasTold(at)));
  }

  /** So that what was told before is from before the plan, even if a clock was put back. */
  private Instant afterAllThatWasTold(Instant at) {
    var earliest = history.lastRegistration().plus(1, ChronoUnit.MICROS);
    return at.isBefore(earliest) ? earliest : at;
  }

  List<CargoEvent> change(RouteSpecification changed) {
    requireNotClaimed();
    return changed.equals(specification)
        ? List.of()
        : withConsequences(RouteSpecificationChanged.of(trackingId, changed));
  }

  List<CargoEvent> handle(HandlingEvent event) {
    return history.contains(event)
        ? List.of()
        : withConsequences(CargoHandled.of(trackingId, event));
  }

  /** Only while it lies where the route begins, and nobody has given it another one. */
  List<CargoEvent> rebook(Itinerary route, Instant at) {
    var from = route.first().load();
    var delivery = delivery();
    if (!rebooking || !delivery.isAshore() || !from.equals(delivery.lastKnownLocation())) {
      throw new NotAstray(trackingId, from);
    }
    return withConsequences(
        RouteSpecificationChanged.of(trackingId, specification.from(from)),
        ItineraryAssigned.of(trackingId, route, afterAllThatWasTold(at)),
        CargoRebooked.of(trackingId, route));
  }

  List<CargoEvent> giveUpRebooking(String reason) {
    return List.of(new RebookingFailed(trackingId.id(), reason));
  }

  private void requireNotClaimed() {
    if (delivery().isClaimed()) {
      throw new CargoClaimed(trackingId);
    }
  }

  /** What happened, and what it means for the delivery: each such turn is told once. */
  private List<CargoEvent> withConsequences(CargoEvent... happened) {
    var all = new ArrayList<>(List.of(happened));
    var later = this;
    for (var event : happened) {
      later = later.after(event);
    }
    var before = delivery();
    var after = later.delivery();
    if (after.misdirected() && !before.misdirected()) {
      all.add(CargoMisdirected.of(later));
    }
    if (later.isToBeRebooked()) {
      all.add(RebookingRequested.of(later));
    }
    if (after.unloadedAtDestination() && !before.unloadedAtDestination()) {
      all.add(CargoArrived.of(later));
    }
    return all;
  }

  /** It lies somewhere on no route of its own, and its customer wants another one. */
  private boolean isToBeRebooked() {
    var delivery = delivery();
    return customer != null
        && customer.rebook()
        && !rebooking
        && delivery.misdirected()
        && delivery.isAshore()
        && !specification.destination().equals(delivery.lastKnownLocation());
  }

  /** The cargo after an event. */
  public Cargo after(CargoEvent event) {
    return switch (event) {
      case CargoBooked booked -> booked(booked);
      case ItineraryAssigned assigned ->
          with(assigned.itinerary(), history.underNewPlan(assigned.at()), false);
      case RouteSpecificationChanged changed -> with(changed.specification());
      case CargoHandled handled -> with(itinerary, history.with(handled.event()), rebooking);
      case RebookingRequested _ -> with(itinerary, history, true);
      case RebookingFailed _ -> with(itinerary, history, false);
      case CargoMisdirected _, CargoArrived _, CargoRebooked _ -> this;
    };
  }

  private Cargo with(RouteSpecification changed) {
    return new Cargo(trackingId, changed, itinerary, history, customer, rebooking, bookedAt);
  }

  private Cargo with(Itinerary route, HandlingHistory done, boolean isBeingRebooked) {
    return new Cargo(trackingId, specification, route, done, customer, isBeingRebooked, bookedAt);
  }
}

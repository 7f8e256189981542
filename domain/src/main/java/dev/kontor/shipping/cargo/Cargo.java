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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is brought from one location to another, from its booking until its customer claims it.
 * Immutable.
 *
 * @param customer who ordered it, if the booking said
 * @param sought what another route is being looked for by, since it went astray: the order, from
 *     where it lies; null: none is
 * @param bookedAt the tenant's time at its booking
 */
public record Cargo(
    TrackingId trackingId,
    RouteSpecification specification,
    Itinerary itinerary,
    HandlingHistory history,
    @Nullable Customer customer,
    @Nullable RouteSpecification sought,
    Instant bookedAt) {

  /** A new cargo: ordered, with no route yet, and still with the customer. */
  public static Cargo booked(CargoBooked event) {
    return new Cargo(
        new TrackingId(event.trackingId()),
        event.specification(),
        Itinerary.NONE,
        HandlingHistory.NONE,
        event.customer(),
        null,
        event.at());
  }

  /** Whether another route is being looked for. */
  public boolean isBeingRebooked() {
    return sought != null;
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
    return withConsequences(ItineraryAssigned.of(trackingId, route, afterAllThatWasTold(at), null));
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

  /** Only while it lies there still, its order is the same, and nobody has given it a route. */
  List<CargoEvent> rebook(RouteSpecification order, Itinerary route, Instant at, String rebooking) {
    if (!order.equals(sought) || !delivery().liesAt(order.origin())) {
      throw new NotAstray(trackingId, order.origin());
    }
    return withConsequences(
        RouteSpecificationChanged.of(trackingId, order),
        ItineraryAssigned.of(trackingId, route, afterAllThatWasTold(at), rebooking),
        CargoRebooked.of(trackingId, route));
  }

  /** Who looks for what is sought no more, has nothing to say to the customer. */
  List<CargoEvent> giveUpRebooking(RouteSpecification order, String reason) {
    return order.equals(sought) ? List.of(new RebookingFailed(trackingId.id(), reason)) : List.of();
  }

  private void requireNotClaimed() {
    if (delivery().isClaimed()) {
      throw new CargoClaimed(trackingId);
    }
  }

  private List<CargoEvent> withConsequences(CargoEvent... happened) {
    var later = this;
    for (var event : happened) {
      later = later.after(event);
    }
    return Stream.concat(Stream.of(happened), later.turnsSince(this)).toList();
  }

  /** What has come to be since it was like this, each turn once. */
  private Stream<CargoEvent> turnsSince(Cargo earlier) {
    var before = earlier.delivery();
    var now = delivery();
    var turns = Stream.<CargoEvent>builder();
    if (now.misdirected() && !before.misdirected()) {
      turns.add(CargoMisdirected.of(this));
    }
    if (now.unloadedAtDestination() && !before.unloadedAtDestination()) {
      turns.add(CargoArrived.of(this));
    }
    if (!now.equals(before) || !specification.equals(earlier.specification)) {
      wanted().map(order -> RebookingRequested.of(trackingId, order)).ifPresent(turns::add);
    }
    return turns.build();
  }

  /**
   * By what another route is to be looked for: it lies astray, its customer wants one, and nobody
   * looks for that yet.
   */
  private Optional<RouteSpecification> wanted() {
    var delivery = delivery();
    return Optional.ofNullable(delivery.lastKnownLocation())
        .filter(_ -> customer != null && customer.rebook())
        .filter(_ -> delivery.misdirected() && delivery.isAshore())
        .filter(here -> !here.equals(specification.destination()))
        .map(specification::from)
        .filter(order -> !order.equals(sought));
  }

  /** The cargo after an event. */
  public Cargo after(CargoEvent event) {
    return switch (event) {
      case CargoBooked booked -> booked(booked);
      case ItineraryAssigned assigned ->
          with(assigned.itinerary(), history.underNewPlan(assigned.at()), null);
      case RouteSpecificationChanged changed -> with(changed.specification());
      case CargoHandled handled -> with(itinerary, history.with(handled.event()), sought);
      case RebookingRequested requested -> with(itinerary, history, requested.order());
      case RebookingFailed _ -> with(itinerary, history, null);
      case CargoMisdirected _, CargoArrived _, CargoRebooked _ -> this;
    };
  }

  /** What is sought for another end, is sought no more. */
  private Cargo with(RouteSpecification changed) {
    var still = sought != null && sought.endsLike(changed) ? sought : null;
    return new Cargo(trackingId, changed, itinerary, history, customer, still, bookedAt);
  }

  private Cargo with(Itinerary route, HandlingHistory done, @Nullable RouteSpecification order) {
    return new Cargo(trackingId, specification, route, done, customer, order, bookedAt);
  }
}

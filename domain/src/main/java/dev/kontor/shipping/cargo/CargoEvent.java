package dev.kontor.shipping.cargo;

import dev.kontor.shipping.delivery.HandlingActivity;
import dev.kontor.shipping.delivery.HandlingEvent;
import dev.kontor.shipping.delivery.Itinerary;
import dev.kontor.shipping.delivery.RouteSpecification;
import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import dev.kontor.tenant.message.Published;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What can happen to a cargo. Kept for ever, so in plain texts and instants, which outlive the
 * types that they were made of.
 */
public sealed interface CargoEvent extends DomainEvent {

  /** Begins the names of cargos' streams. */
  String KIND = "cargo";

  /** The cargo that it happened to. */
  String trackingId();

  @Override
  default String stream() {
    return KIND + "-" + trackingId();
  }

  /** It was ordered. */
  @Published
  @Serdeable
  @EventType("shipping.cargo-booked")
  record CargoBooked(
      String trackingId,
      String origin,
      String destination,
      Instant arrivalDeadline,
      @Nullable String customerEmail,
      boolean rebook,
      Instant at)
      implements CargoEvent {

    static CargoBooked as(CargoCommand.TakeOrder order) {
      var specification = order.specification();
      var customer = order.customer();
      return new CargoBooked(
          order.trackingId().id(),
          specification.origin().code(),
          specification.destination().code(),
          specification.arrivalDeadline(),
          customer == null ? null : customer.email(),
          customer != null && customer.rebook(),
          order.at());
    }

    RouteSpecification specification() {
      return RouteSpecification.kept(origin, destination, arrivalDeadline);
    }

    @Nullable Customer customer() {
      return customerEmail == null ? null : new Customer(customerEmail, rebook);
    }
  }

  /**
   * It travels so from now on: a new plan begins.
   *
   * @param rebooking which of its rebookings found it, and has places on its voyages; none:
   *     somebody assigned it
   */
  @Published
  @Serdeable
  @EventType("shipping.itinerary-assigned")
  record ItineraryAssigned(
      String trackingId, List<PlannedLeg> legs, Instant at, @Nullable String rebooking)
      implements CargoEvent {

    /** Copies the legs. */
    public ItineraryAssigned {
      legs = List.copyOf(legs);
    }

    static ItineraryAssigned of(
        TrackingId trackingId, Itinerary itinerary, Instant at, @Nullable String rebooking) {
      return new ItineraryAssigned(trackingId.id(), PlannedLeg.all(itinerary), at, rebooking);
    }

    Itinerary itinerary() {
      return PlannedLeg.itinerary(legs);
    }
  }

  /** The order has changed. */
  @Published
  @Serdeable
  @EventType("shipping.route-specification-changed")
  record RouteSpecificationChanged(
      String trackingId, String origin, String destination, Instant arrivalDeadline)
      implements CargoEvent {

    static RouteSpecificationChanged of(TrackingId trackingId, RouteSpecification changed) {
      return new RouteSpecificationChanged(
          trackingId.id(),
          changed.origin().code(),
          changed.destination().code(),
          changed.arrivalDeadline());
    }

    RouteSpecification specification() {
      return RouteSpecification.kept(origin, destination, arrivalDeadline);
    }
  }

  /** Something was done to it. */
  @Published
  @Serdeable
  @EventType("shipping.cargo-handled")
  record CargoHandled(
      String trackingId,
      String type,
      String location,
      @Nullable String voyage,
      Instant completionTime,
      Instant registrationTime)
      implements CargoEvent {

    static CargoHandled of(TrackingId trackingId, HandlingEvent event) {
      return new CargoHandled(
          trackingId.id(),
          event.activity().type().name(),
          event.activity().location().code(),
          Objects.toString(event.activity().voyage(), null),
          event.completionTime(),
          event.registrationTime());
    }

    HandlingEvent event() {
      return new HandlingEvent(
          HandlingActivity.kept(type, location, voyage), completionTime, registrationTime);
    }
  }

  /** It was handled otherwise than its itinerary expects, and had not been before. */
  @Published
  @Serdeable
  @EventType("shipping.cargo-misdirected")
  record CargoMisdirected(
      String trackingId,
      String type,
      String location,
      @Nullable String voyage,
      Instant completionTime)
      implements CargoEvent {

    static CargoMisdirected of(Cargo cargo) {
      var last = cargo.history().last().orElseThrow();
      return new CargoMisdirected(
          cargo.trackingId().id(),
          last.activity().type().name(),
          last.activity().location().code(),
          Objects.toString(last.activity().voyage(), null),
          last.completionTime());
    }
  }

  /** It was unloaded at its destination. */
  @Published
  @Serdeable
  @EventType("shipping.cargo-arrived")
  record CargoArrived(String trackingId, String location, Instant completionTime)
      implements CargoEvent {

    static CargoArrived of(Cargo cargo) {
      var unloading = cargo.history().lastMove().orElseThrow();
      return new CargoArrived(
          cargo.trackingId().id(),
          unloading.activity().location().code(),
          unloading.completionTime());
    }
  }

  /** It lies where it should not be, and its customer wants another route from there. */
  @Published
  @Serdeable
  @EventType("shipping.rebooking-requested")
  record RebookingRequested(
      String trackingId, String from, String destination, Instant arrivalDeadline)
      implements CargoEvent {

    static RebookingRequested of(TrackingId trackingId, RouteSpecification order) {
      return new RebookingRequested(
          trackingId.id(),
          order.origin().code(),
          order.destination().code(),
          order.arrivalDeadline());
    }

    /** By what another route is to be looked for. */
    public RouteSpecification order() {
      return RouteSpecification.kept(from, destination, arrivalDeadline);
    }
  }

  /** It has a new route from where it lay. */
  @Published
  @Serdeable
  @EventType("shipping.cargo-rebooked")
  record CargoRebooked(String trackingId, String from, String destination, Instant eta)
      implements CargoEvent {

    static CargoRebooked of(TrackingId trackingId, Itinerary route) {
      return new CargoRebooked(
          trackingId.id(),
          route.first().load().code(),
          route.last().unload().code(),
          route.last().unloadTime());
    }
  }

  /** No other route could be found or had. */
  @Published
  @Serdeable
  @EventType("shipping.rebooking-failed")
  record RebookingFailed(String trackingId, String reason) implements CargoEvent {}
}

package dev.kontor.shipping.overview;

import dev.kontor.shipping.cargo.Cargo;
import dev.kontor.shipping.cargo.Customer;
import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.shipping.delivery.HandlingHistory;
import dev.kontor.shipping.delivery.Itinerary;
import dev.kontor.shipping.delivery.RouteSpecification;
import dev.kontor.shipping.location.UnLocode;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A cargo in the list: all of it, and beside that what it may be searched by.
 *
 * @param itinerary a leg a line
 * @param planBegan when the itinerary was assigned; null: none is
 * @param history what was done to it, an event a line
 * @param soughtFrom from where another route is being looked for; null: none is
 */
@MappedEntity("cargo")
record CargoRow(
    @Id String trackingId,
    String origin,
    String destination,
    Instant arrivalDeadline,
    String itinerary,
    @Nullable Instant planBegan,
    String history,
    @Nullable String customerEmail,
    boolean customerRebook,
    @Nullable String soughtFrom,
    Instant bookedAt,
    String routingStatus,
    String transportStatus,
    boolean misdirected,
    @Nullable String lastKnownLocation) {

  static CargoRow of(Cargo cargo) {
    var specification = cargo.specification();
    var customer = cargo.customer();
    var delivery = cargo.delivery();
    boolean isPlanned = !cargo.itinerary().isEmpty();
    return new CargoRow(
        cargo.trackingId().id(),
        specification.origin().code(),
        specification.destination().code(),
        specification.arrivalDeadline(),
        lines(cargo.itinerary().legs(), CargoLines::line),
        isPlanned ? cargo.history().planBegan() : null,
        lines(cargo.history().events(), CargoLines::line),
        customer == null ? null : customer.email(),
        customer != null && customer.rebook(),
        cargo.sought() == null ? null : cargo.sought().origin().code(),
        cargo.bookedAt(),
        delivery.routingStatus().name(),
        delivery.transportStatus().name(),
        delivery.misdirected(),
        Objects.toString(delivery.lastKnownLocation(), null));
  }

  Cargo cargo() {
    var specification = RouteSpecification.kept(origin, destination, arrivalDeadline);
    return new Cargo(
        new TrackingId(trackingId),
        specification,
        new Itinerary(itinerary.lines().map(CargoLines::leg).toList()),
        new HandlingHistory(
            history.lines().map(CargoLines::event).toList(),
            Objects.requireNonNullElse(planBegan, HandlingHistory.NONE.planBegan())),
        customerEmail == null ? null : new Customer(customerEmail, customerRebook),
        soughtFrom == null ? null : specification.from(new UnLocode(soughtFrom)),
        bookedAt);
  }

  private static <T> String lines(List<T> things, Function<T, String> line) {
    return things.stream().map(line).collect(Collectors.joining("\n"));
  }
}

package dev.kontor.shipping.cargo;

import dev.kontor.shipping.location.UnLocode;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A cargo as the database keeps it. */
@MappedEntity(value = "cargo", schema = "shipping")
record CargoRow(
    @Id String trackingId,
    String origin,
    String destination,
    Instant arrivalDeadline,
    @Nullable String customerEmail,
    boolean customerRebook,
    Instant bookedAt) {

  static CargoRow of(Cargo cargo) {
    var customer = cargo.customer();
    return new CargoRow(
        cargo.trackingId().id(),
        cargo.specification().origin().code(),
        cargo.specification().destination().code(),
        cargo.specification().arrivalDeadline(),
        customer == null ? null : customer.email(),
        customer != null && customer.rebook(),
        cargo.bookedAt());
  }

  Cargo toCargo() {
    return Cargo.booked(
        new TrackingId(trackingId),
        new RouteSpecification(new UnLocode(origin), new UnLocode(destination), arrivalDeadline),
        customerEmail == null ? null : new Customer(customerEmail, customerRebook),
        bookedAt);
  }
}

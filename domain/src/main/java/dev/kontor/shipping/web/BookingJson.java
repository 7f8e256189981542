package dev.kontor.shipping.web;

import dev.kontor.message.Field;
import dev.kontor.shipping.booking.BookCargo;
import dev.kontor.shipping.cargo.Customer;
import dev.kontor.shipping.location.UnLocode;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** An order, read. */
@Serdeable.Deserializable
record BookingJson(
    @Nullable String origin,
    @Nullable String destination,
    @Nullable String arrivalDeadline,
    @Nullable CustomerJson customer) {

  /** The customer in an order. */
  @Serdeable.Deserializable
  record CustomerJson(@Nullable String email, @Nullable Boolean rebook) {

    Customer toCustomer() {
      return new Customer(Field.required("customer.email", email), Boolean.TRUE.equals(rebook));
    }
  }

  BookCargo toCommand() {
    return new BookCargo(
        UnLocode.of("origin", origin),
        UnLocode.of("destination", destination),
        arrivalDeadline == null ? null : Field.instant("arrivalDeadline", arrivalDeadline),
        customer == null ? null : customer.toCustomer());
  }
}

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
    @Nullable Object origin,
    @Nullable Object destination,
    @Nullable Object arrivalDeadline,
    @Nullable CustomerJson customer) {

  /** The customer in an order. */
  @Serdeable.Deserializable
  record CustomerJson(@Nullable Object email, @Nullable Object rebook) {

    Customer toCustomer() {
      return new Customer(
          Field.text("customer.email", email),
          rebook != null && Field.flag("customer.rebook", rebook));
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

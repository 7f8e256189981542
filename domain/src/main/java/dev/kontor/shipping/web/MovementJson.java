package dev.kontor.shipping.web;

import dev.kontor.message.Field;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.voyage.CarrierMovement;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** A carrier movement, read and written. */
@Serdeable
record MovementJson(
    @Nullable Object from,
    @Nullable Object to,
    @Nullable Object departure,
    @Nullable Object arrival) {

  static MovementJson of(CarrierMovement movement) {
    return new MovementJson(
        movement.from().code(),
        movement.to().code(),
        movement.departure().toString(),
        movement.arrival().toString());
  }

  /** Errors name the movement by its place in the voyage. */
  CarrierMovement toMovement(String field) {
    return new CarrierMovement(
        UnLocode.of(field + ".from", from),
        UnLocode.of(field + ".to", to),
        Field.instant(field + ".departure", departure),
        Field.instant(field + ".arrival", arrival));
  }
}

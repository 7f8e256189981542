package dev.kontor.shipping.voyage;

import dev.kontor.shipping.location.UnLocode;
import io.micronaut.data.annotation.EmbeddedId;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import java.time.Instant;

/** A movement as the database keeps it, in its place in its voyage's schedule. */
@MappedEntity(value = "carrier_movement", schema = "shipping")
record MovementRow(
    @EmbeddedId MovementId id,
    @MappedProperty("from_location") String from,
    @MappedProperty("to_location") String to,
    Instant departure,
    Instant arrival) {

  CarrierMovement toMovement() {
    return new CarrierMovement(new UnLocode(from), new UnLocode(to), departure, arrival);
  }
}

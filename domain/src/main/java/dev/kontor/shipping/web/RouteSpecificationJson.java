package dev.kontor.shipping.web;

import dev.kontor.message.Field;
import dev.kontor.shipping.cargo.CargoCommand.ChangeRouteSpecification;
import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.shipping.location.UnLocode;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What of an order is to change, read. */
@Serdeable.Deserializable
record RouteSpecificationJson(
    @Nullable Object origin, @Nullable Object destination, @Nullable Object arrivalDeadline) {

  ChangeRouteSpecification toCommand(TrackingId trackingId, Instant now) {
    return new ChangeRouteSpecification(
        trackingId,
        origin == null ? null : UnLocode.of("origin", origin),
        destination == null ? null : UnLocode.of("destination", destination),
        arrivalDeadline == null ? null : Field.instant("arrivalDeadline", arrivalDeadline),
        now);
  }
}

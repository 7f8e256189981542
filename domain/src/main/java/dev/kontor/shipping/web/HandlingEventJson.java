package dev.kontor.shipping.web;

import dev.kontor.message.Field;
import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.shipping.delivery.HandlingActivity;
import dev.kontor.shipping.delivery.HandlingType;
import dev.kontor.shipping.handling.RegisterHandlingEvent;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.voyage.VoyageNumber;
import dev.kontor.tenant.MessageUnprocessable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was done to a cargo, read and written. */
@Serdeable
record HandlingEventJson(
    @Nullable String trackingId,
    @Nullable String type,
    @Nullable String location,
    @Nullable String voyage,
    @Nullable String completionTime) {

  static HandlingEventJson of(RegisterHandlingEvent event) {
    return new HandlingEventJson(
        event.cargo().id(),
        event.activity().type().name(),
        event.activity().location().code(),
        Objects.toString(event.activity().voyage(), null),
        event.completionTime().toString());
  }

  RegisterHandlingEvent toCommand() {
    var cargo = Field.required("trackingId", trackingId);
    return new RegisterHandlingEvent(
        TrackingId.find(cargo)
            .orElseThrow(() ->
                new MessageUnprocessable(
                    "unknown cargo %s; expected one that exists".formatted(Field.quoted(cargo)))),
        new HandlingActivity(
            HandlingType.of("type", type),
            UnLocode.of("location", location),
            voyage == null || voyage.isEmpty() ? null : new VoyageNumber(voyage)),
        Field.instant("completionTime", completionTime));
  }
}

package dev.kontor.shipping.web;

import dev.kontor.message.Field;
import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.shipping.delivery.HandlingActivity;
import dev.kontor.shipping.delivery.HandlingType;
import dev.kontor.shipping.handling.RegisterHandlingEvent;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.voyage.VoyageNumber;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was done to a cargo, read and written. */
@Serdeable
record HandlingEventJson(
    @Nullable Object trackingId,
    @Nullable Object type,
    @Nullable Object location,
    @Nullable Object voyage,
    @Nullable Object completionTime) {

  static HandlingEventJson of(RegisterHandlingEvent event) {
    return new HandlingEventJson(
        event.cargo().id(),
        event.activity().type().name(),
        event.activity().location().code(),
        Objects.toString(event.activity().voyage(), null),
        event.completionTime().toString());
  }

  RegisterHandlingEvent toCommand() {
    return new RegisterHandlingEvent(
        TrackingId.mentioned(Field.text("trackingId", trackingId)),
        new HandlingActivity(
            HandlingType.of("type", type),
            UnLocode.of("location", location),
            isNoVoyage() ? null : new VoyageNumber(Field.text("voyage", voyage))),
        Field.instant("completionTime", completionTime));
  }

  /** A form sends an empty field where it means none. */
  private boolean isNoVoyage() {
    return voyage == null || voyage.equals("");
  }
}

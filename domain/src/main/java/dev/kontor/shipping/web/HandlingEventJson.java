package dev.kontor.shipping.web;

import dev.kontor.shipping.handling.RegisterHandlingEvent;
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
    return RegisterHandlingEvent.read(trackingId, type, location, voyage, completionTime);
  }
}

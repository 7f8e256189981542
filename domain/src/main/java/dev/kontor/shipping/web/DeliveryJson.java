package dev.kontor.shipping.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kontor.shipping.delivery.Delivery;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How far a cargo has come, written: each field is there, if only as null. */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
record DeliveryJson(
    String transportStatus,
    @Nullable String lastKnownLocation,
    @Nullable String currentVoyage,
    boolean misdirected,
    @Nullable String eta,
    @Nullable ActivityJson nextExpectedActivity,
    boolean unloadedAtDestination,
    @Nullable HandledJson lastEvent) {

  static DeliveryJson of(Delivery delivery) {
    return new DeliveryJson(
        delivery.transportStatus().name(),
        Objects.toString(delivery.lastKnownLocation(), null),
        Objects.toString(delivery.currentVoyage(), null),
        delivery.misdirected(),
        Objects.toString(delivery.eta(), null),
        ActivityJson.of(delivery.nextExpectedActivity()),
        delivery.unloadedAtDestination(),
        HandledJson.of(delivery.lastEvent()));
  }
}

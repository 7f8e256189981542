package dev.kontor.shipping.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kontor.shipping.cargo.Delivery;
import dev.kontor.shipping.cargo.HandlingActivity;
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
    @Nullable ActivityJson lastEvent) {

  /** What is to be done to a cargo, written. */
  @Serdeable.Serializable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record ActivityJson(String type, String location, @Nullable String voyage) {

    static ActivityJson of(HandlingActivity activity) {
      return new ActivityJson(
          activity.type().name(), activity.location().code(), text(activity.voyage()));
    }
  }

  static DeliveryJson of(Delivery delivery) {
    var next = delivery.nextExpectedActivity();
    return new DeliveryJson(
        delivery.transportStatus().name(),
        text(delivery.lastKnownLocation()),
        text(delivery.currentVoyage()),
        delivery.misdirected(),
        text(delivery.eta()),
        next == null ? null : ActivityJson.of(next),
        delivery.unloadedAtDestination(),
        null);
  }

  private static @Nullable String text(@Nullable Object value) {
    return Objects.toString(value, null);
  }
}

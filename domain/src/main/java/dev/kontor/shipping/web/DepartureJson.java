package dev.kontor.shipping.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kontor.shipping.overview.Departure;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A cargo that leaves a location, written: each field is there, if only as null. */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
record DepartureJson(
    String trackingId,
    String voyage,
    String departs,
    @Nullable String destination,
    @Nullable String loaded) {

  static DepartureJson of(Departure departure) {
    return new DepartureJson(
        departure.trackingId(),
        departure.voyage(),
        departure.departs().toString(),
        departure.destination(),
        Objects.toString(departure.loaded(), null));
  }
}

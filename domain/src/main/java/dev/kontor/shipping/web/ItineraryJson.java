package dev.kontor.shipping.web;

import dev.kontor.message.Field;
import dev.kontor.shipping.cargo.CargoCommand.AssignItinerary;
import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.shipping.delivery.Itinerary;
import dev.kontor.shipping.delivery.Leg;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How a cargo is to travel, read. */
@Serdeable.Deserializable
record ItineraryJson(@Nullable List<@Nullable LegJson> legs) {

  AssignItinerary toCommand(TrackingId trackingId, Instant now) {
    var given = Field.required("legs", legs);
    var read = IntStream.range(0, given.size()).mapToObj(i -> leg(i, given.get(i))).toList();
    return new AssignItinerary(trackingId, new Itinerary(read), now);
  }

  private static Leg leg(int index, @Nullable LegJson leg) {
    var field = "legs[%d]".formatted(index);
    return Field.required(field, leg).toLeg(field);
  }
}

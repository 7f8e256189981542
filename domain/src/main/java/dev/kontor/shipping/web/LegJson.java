package dev.kontor.shipping.web;

import dev.kontor.message.Field;
import dev.kontor.shipping.delivery.Leg;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.voyage.VoyageNumber;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** A leg of an itinerary, read and written. */
@Serdeable
record LegJson(
    @Nullable Object voyage,
    @Nullable Object load,
    @Nullable Object unload,
    @Nullable Object loadTime,
    @Nullable Object unloadTime) {

  static LegJson of(Leg leg) {
    return new LegJson(
        leg.voyage().number(),
        leg.load().code(),
        leg.unload().code(),
        leg.loadTime().toString(),
        leg.unloadTime().toString());
  }

  /** Errors name the leg by its place in the itinerary. */
  Leg toLeg(String field) {
    return new Leg(
        new VoyageNumber(Field.text(field + ".voyage", voyage)),
        UnLocode.of(field + ".load", load),
        UnLocode.of(field + ".unload", unload),
        Field.instant(field + ".loadTime", loadTime),
        Field.instant(field + ".unloadTime", unloadTime));
  }
}

package dev.kontor.shipping.web;

import dev.kontor.shipping.cargo.Leg;
import io.micronaut.serde.annotation.Serdeable;

/** A leg of an itinerary, written. */
@Serdeable.Serializable
record LegJson(String voyage, String load, String unload, String loadTime, String unloadTime) {

  static LegJson of(Leg leg) {
    return new LegJson(
        leg.voyage().number(),
        leg.load().code(),
        leg.unload().code(),
        leg.loadTime().toString(),
        leg.unloadTime().toString());
  }
}

package dev.kontor.shipping.cargo;

import dev.kontor.shipping.delivery.Itinerary;
import dev.kontor.shipping.delivery.Leg;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.voyage.VoyageNumber;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;

/** A leg of an itinerary as it is kept for ever. */
@Serdeable
public record PlannedLeg(
    String voyage, String load, String unload, Instant loadTime, Instant unloadTime) {

  /** An itinerary's legs, to be kept. */
  public static List<PlannedLeg> all(Itinerary itinerary) {
    return itinerary.legs().stream().map(PlannedLeg::of).toList();
  }

  private static PlannedLeg of(Leg leg) {
    return new PlannedLeg(
        leg.voyage().number(),
        leg.load().code(),
        leg.unload().code(),
        leg.loadTime(),
        leg.unloadTime());
  }

  /** The itinerary whose legs were kept. */
  public static Itinerary itinerary(List<PlannedLeg> kept) {
    return new Itinerary(kept.stream().map(PlannedLeg::leg).toList());
  }

  /** The leg that was kept. */
  public Leg leg() {
    return new Leg(
        new VoyageNumber(voyage), new UnLocode(load), new UnLocode(unload), loadTime, unloadTime);
  }
}

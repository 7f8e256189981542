package dev.kontor.shipping.overview;

import dev.kontor.shipping.delivery.HandlingActivity;
import dev.kontor.shipping.delivery.HandlingEvent;
import dev.kontor.shipping.delivery.Leg;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.voyage.VoyageNumber;
import java.time.Instant;
import java.util.List;

/**
 * Legs and handling events as lines of text, the parts of which are apart by blanks: {@code V100
 * CNHKG JNTKO 2009-03-03T00:00:00Z 2009-03-05T00:00:00Z}.
 */
final class CargoLines {

  private static final String ASHORE = "-";

  private CargoLines() {}

  static String line(Leg leg) {
    return "%s %s %s %s %s"
        .formatted(leg.voyage(), leg.load(), leg.unload(), leg.loadTime(), leg.unloadTime());
  }

  static Leg leg(String line) {
    var parts = List.of(line.split(" ", -1));
    return new Leg(
        new VoyageNumber(parts.get(0)),
        new UnLocode(parts.get(1)),
        new UnLocode(parts.get(2)),
        Instant.parse(parts.get(3)),
        Instant.parse(parts.get(4)));
  }

  static String line(HandlingEvent event) {
    var voyage = event.activity().voyage();
    return "%s %s %s %s %s"
        .formatted(
            event.activity().type(),
            event.activity().location(),
            voyage == null ? ASHORE : voyage.number(),
            event.completionTime(),
            event.registrationTime());
  }

  static HandlingEvent event(String line) {
    var parts = List.of(line.split(" ", -1));
    return new HandlingEvent(
        HandlingActivity.kept(
            parts.get(0), parts.get(1), parts.get(2).equals(ASHORE) ? null : parts.get(2)),
        Instant.parse(parts.get(3)),
        Instant.parse(parts.get(4)));
  }
}

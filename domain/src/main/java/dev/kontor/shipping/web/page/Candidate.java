package dev.kontor.shipping.web.page;

import dev.kontor.shipping.delivery.Itinerary;
import java.time.Duration;
import java.util.List;

/**
 * A route that may be chosen.
 *
 * @param text by which it is
 */
record Candidate(String heading, List<Line> lines, String text) {

  /** One of its legs. */
  record Line(String voyage, String from, String departure, String to, String arrival) {}

  static Candidate of(Itinerary itinerary, Places places) {
    var took = Duration.between(itinerary.first().loadTime(), itinerary.last().unloadTime());
    int legs = itinerary.legs().size();
    return new Candidate(
        "Arrives %s · %d %s · %d days"
            .formatted(
                Moments.readable(itinerary.last().unloadTime()),
                legs,
                legs == 1 ? "leg" : "legs",
                took.toDays()),
        itinerary.legs().stream()
            .map(leg ->
                new Line(
                    leg.voyage().number(),
                    places.name(leg.load()),
                    Moments.readable(leg.loadTime()),
                    places.name(leg.unload()),
                    Moments.readable(leg.unloadTime())))
            .toList(),
        RouteText.of(itinerary));
  }
}

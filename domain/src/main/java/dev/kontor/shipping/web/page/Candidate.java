package dev.kontor.shipping.web.page;

import dev.kontor.message.web.Moments;
import dev.kontor.shipping.delivery.Itinerary;
import dev.kontor.shipping.location.Places;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

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
    return new Candidate(
        "Arrives %s · %d days · %s"
            .formatted(
                Moments.readable(itinerary.last().unloadTime()),
                took.toDays(),
                via(itinerary, places)),
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

  /** Where it is loaded anew, by which routes that take as long can be told apart. */
  private static String via(Itinerary itinerary, Places places) {
    var changes =
        itinerary.legs().stream()
            .skip(1)
            .map(leg -> places.name(leg.load()))
            .collect(Collectors.joining(", "));
    return changes.isEmpty() ? "direct" : "via " + changes;
  }
}

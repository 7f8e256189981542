package dev.kontor.shipping.web.page;

import dev.kontor.message.Field;
import dev.kontor.shipping.delivery.Itinerary;
import dev.kontor.shipping.delivery.Leg;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.voyage.VoyageNumber;
import dev.kontor.tenant.MessageMalformed;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An itinerary as the button says it by which it is chosen. */
final class RouteText {

  private static final Pattern BETWEEN_LEGS = Pattern.compile(";");
  private static final Pattern WITHIN = Pattern.compile(",");

  private RouteText() {}

  static String of(Itinerary itinerary) {
    return itinerary.legs().stream().map(RouteText::of).collect(Collectors.joining(";"));
  }

  private static String of(Leg leg) {
    return "%s,%s,%s,%s,%s"
        .formatted(leg.voyage(), leg.load(), leg.unload(), leg.loadTime(), leg.unloadTime());
  }

  static Itinerary read(String text) {
    return new Itinerary(BETWEEN_LEGS.splitAsStream(text).map(RouteText::leg).toList());
  }

  private static Leg leg(String text) {
    var parts = List.of(WITHIN.split(text, -1));
    if (parts.size() != 5) {
      throw new MessageMalformed(
          "the route has a leg %s; expected one of those that are shown"
              .formatted(Field.quoted(text)));
    }
    return new Leg(
        new VoyageNumber(parts.get(0)),
        UnLocode.of("load", parts.get(1)),
        UnLocode.of("unload", parts.get(2)),
        Field.instant("loadTime", parts.get(3)),
        Field.instant("unloadTime", parts.get(4)));
  }
}

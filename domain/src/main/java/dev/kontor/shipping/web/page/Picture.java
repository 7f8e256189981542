package dev.kontor.shipping.web.page;

import dev.kontor.message.web.Moments;
import dev.kontor.shipping.delivery.Delivery;
import dev.kontor.shipping.delivery.HandlingType;
import dev.kontor.shipping.delivery.Itinerary;
import dev.kontor.shipping.delivery.Leg;
import dev.kontor.shipping.delivery.RouteSpecification;
import dev.kontor.shipping.delivery.TransportStatus;
import dev.kontor.shipping.location.Places;
import dev.kontor.shipping.location.UnLocode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cargo's route as a line from stop to stop, downwards, with the cargo where it is: on a stop,
 * between two, or beside the line when it has left it. In units of its own; as many pixels where
 * there is room.
 *
 * @param cargo where the cargo is drawn; null: nobody has it yet
 * @param astray where it lies when that is no stop of its route; null: it is on its route
 * @param text the same for who can't see it
 */
record Picture(
    List<Stop> stops,
    List<Way> ways,
    @Nullable Integer cargo,
    @Nullable Stop astray,
    int height,
    String text) {

  private static final int TOP = 30;
  private static final int STEP = 92;
  private static final int BELOW = 22;

  /** A location of the route. */
  record Stop(int y, String name, String code, boolean passed, boolean here) {

    private static final int ROOM = 24;

    /** As much of its name as there is room for; its code stands behind. */
    String label() {
      return name.length() <= ROOM ? name : name.substring(0, ROOM - 1).strip() + "…";
    }
  }

  /** What lies between two stops. */
  record Way(int from, int to, String voyage, String times, boolean travelled, boolean planned) {

    int middle() {
      return (from + to) / 2;
    }
  }

  /** Of a cargo with this order, on this itinerary, that has come so far. */
  static Picture of(
      RouteSpecification specification, Itinerary itinerary, Delivery delivery, Places places) {
    var stops = stops(specification, itinerary);
    var legs = itinerary.legs();
    int aboard = aboard(legs, delivery);
    int ashore = aboard >= 0 ? -1 : ashore(stops, delivery);
    int reached = Math.max(aboard, ashore);
    var drawn = new ArrayList<Stop>();
    for (int i = 0; i < stops.size(); i++) {
      drawn.add(
          new Stop(
              y(i), places.name(stops.get(i)), stops.get(i).code(), i <= reached, i == ashore));
    }
    var ways = new ArrayList<Way>();
    for (int i = 0; i + 1 < stops.size(); i++) {
      boolean travelled = i < ashore || i < aboard;
      ways.add(
          legs.isEmpty()
              ? new Way(y(i), y(i + 1), "No route yet", "", false, false)
              : way(i, legs.get(i), travelled));
    }
    var last = delivery.lastKnownLocation();
    var astray =
        reached < 0 && last != null
            ? new Stop(y(stops.size()), places.name(last), last.code(), true, true)
            : null;
    return new Picture(
        drawn,
        ways,
        at(aboard, ashore, astray),
        astray,
        astray == null ? y(stops.size() - 1) + BELOW : astray.y() + TOP + 12,
        text(drawn, ways, delivery, places));
  }

  private static List<UnLocode> stops(RouteSpecification specification, Itinerary itinerary) {
    if (itinerary.isEmpty()) {
      return List.of(specification.origin(), specification.destination());
    }
    var stops = new ArrayList<UnLocode>();
    stops.add(itinerary.first().load());
    itinerary.legs().forEach(leg -> stops.add(leg.unload()));
    return stops;
  }

  /** The leg on whose way the cargo is; -1: none. */
  private static int aboard(List<Leg> legs, Delivery delivery) {
    var last = delivery.lastEvent();
    if (last == null || delivery.transportStatus() != TransportStatus.ONBOARD_CARRIER) {
      return -1;
    }
    for (int i = 0; i < legs.size(); i++) {
      if (legs.get(i).loading().equals(last.activity())) {
        return i;
      }
    }
    return -1;
  }

  /** The stop that it lies at; -1: none. On board elsewhere, it is nowhere on the route. */
  private static int ashore(List<UnLocode> stops, Delivery delivery) {
    var last = delivery.lastEvent();
    if (last == null || last.activity().type() == HandlingType.LOAD) {
      return -1;
    }
    return stops.lastIndexOf(last.activity().location());
  }

  private static Way way(int leg, Leg of, boolean travelled) {
    var times = Moments.brief(of.loadTime()) + " – " + Moments.brief(of.unloadTime());
    return new Way(y(leg), y(leg + 1), "voyage " + of.voyage(), times, travelled, true);
  }

  private static @Nullable Integer at(int aboard, int ashore, @Nullable Stop astray) {
    if (aboard >= 0) {
      return (y(aboard) + y(aboard + 1)) / 2;
    }
    if (ashore >= 0) {
      return y(ashore);
    }
    return astray == null ? null : Integer.valueOf(astray.y());
  }

  private static int y(int stop) {
    return TOP + stop * STEP;
  }

  private static String text(List<Stop> stops, List<Way> ways, Delivery delivery, Places places) {
    var said = new StringBuilder("Route from ").append(stops.getFirst().name());
    for (int i = 0; i < ways.size(); i++) {
      var way = ways.get(i);
      said.append(way.planned() ? ", by %s to ".formatted(way.voyage()) : " to ")
          .append(stops.get(i + 1).name());
    }
    return said.append(". ").append(Words.position(delivery, places)).toString();
  }
}

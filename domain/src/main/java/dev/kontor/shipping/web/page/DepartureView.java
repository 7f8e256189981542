package dev.kontor.shipping.web.page;

import dev.kontor.message.web.Moments;
import dev.kontor.shipping.location.Places;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.overview.Departure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What leaves a location on a day, as its page shows it.
 *
 * @param location where, as a link says it
 * @param before the day before that, as a link says it
 * @param after the day after
 */
record DepartureView(
    String location, String place, String day, String before, String after, List<Line> lines) {

  /** A cargo that leaves. */
  record Line(String id, String voyage, String departs, String to, String loaded, boolean gone) {}

  static DepartureView of(
      UnLocode location, LocalDate day, List<Departure> departures, Pages pages) {
    var mentioned = new ArrayList<>(List.of(location));
    for (var departure : departures) {
      if (departure.destination() != null) {
        mentioned.add(new UnLocode(departure.destination()));
      }
    }
    var places = pages.places(List.of(), mentioned);
    return new DepartureView(
        location.code(),
        places.full(location),
        day.toString(),
        day.minusDays(1).toString(),
        day.plusDays(1).toString(),
        departures.stream().map(departure -> line(departure, places)).toList());
  }

  private static Line line(Departure departure, Places places) {
    var loaded = departure.loaded();
    return new Line(
        departure.trackingId(),
        departure.voyage(),
        Moments.readable(departure.departs()),
        departure.destination() == null
            ? "not planned"
            : places.name(new UnLocode(departure.destination())),
        loaded == null ? "Not yet" : Moments.readable(loaded),
        loaded != null);
  }

  /** How many of them, and how far that has come. */
  String summary() {
    long gone = lines.stream().filter(Line::gone).count();
    return "%d %s, %d of them loaded."
        .formatted(lines.size(), lines.size() == 1 ? "cargo" : "cargos", gone);
  }
}

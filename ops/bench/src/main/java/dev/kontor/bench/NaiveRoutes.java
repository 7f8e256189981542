package dev.kontor.bench;

import dev.kontor.shipping.delivery.Itinerary;
import dev.kontor.shipping.delivery.Leg;
import dev.kontor.shipping.delivery.RouteSpecification;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.voyage.Voyage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Routes as most would look for them: every departure from here, then every one from there, depth
 * first; all that was found is sorted at last. Immutable.
 */
final class NaiveRoutes {

  private static final int MOST_LEGS = 6;
  private static final Comparator<Itinerary> BEST_FIRST =
      Comparator.comparing((Itinerary route) -> route.last().unloadTime())
          .thenComparingInt(route -> route.legs().size());

  private final Map<UnLocode, List<Call>> departures = new HashMap<>();

  NaiveRoutes(Collection<Voyage> voyages) {
    for (var voyage : voyages) {
      for (int place = 0; place < voyage.movements().size(); place++) {
        departures
            .computeIfAbsent(voyage.movements().get(place).from(), _ -> new ArrayList<>())
            .add(new Call(voyage, place));
      }
    }
    departures.values().forEach(calls -> calls.sort(Comparator.comparing(Call::departure)));
  }

  /** All of them, best first. */
  List<Itinerary> routes(RouteSpecification specification, Instant after) {
    var found = new ArrayList<Itinerary>();
    var visited = new HashSet<>(Set.of(specification.origin()));
    follow(specification, new ArrayList<>(), visited, specification.origin(), after, found);
    found.sort(BEST_FIRST);
    return found;
  }

  private void follow(
      RouteSpecification specification,
      List<Leg> legs,
      Set<UnLocode> visited,
      UnLocode here,
      Instant after,
      List<Itinerary> found) {
    for (var call : departures.getOrDefault(here, List.of())) {
      if (!call.departure().isBefore(specification.arrivalDeadline())) {
        return;
      }
      if (call.departure().isAfter(after)
          && (legs.isEmpty() || !legs.getLast().voyage().equals(call.voyage.number()))) {
        board(specification, legs, visited, call, found);
      }
    }
  }

  private void board(
      RouteSpecification specification,
      List<Leg> legs,
      Set<UnLocode> visited,
      Call call,
      List<Itinerary> found) {
    var movements = call.voyage.movements();
    for (int place = call.place; place < movements.size(); place++) {
      var last = movements.get(place);
      if (!last.arrival().isBefore(specification.arrivalDeadline())) {
        return;
      }
      if (visited.add(last.to())) {
        var from = movements.get(call.place);
        legs.add(
            new Leg(
                call.voyage.number(), from.from(), last.to(), from.departure(), last.arrival()));
        if (last.to().equals(specification.destination())) {
          found.add(new Itinerary(legs));
        } else if (legs.size() < MOST_LEGS) {
          follow(specification, legs, visited, last.to(), last.arrival(), found);
        }
        legs.removeLast();
        visited.remove(last.to());
      }
      if (last.to().equals(specification.destination())) {
        return;
      }
    }
  }

  private record Call(Voyage voyage, int place) {

    Instant departure() {
      return voyage.movements().get(place).departure();
    }
  }
}

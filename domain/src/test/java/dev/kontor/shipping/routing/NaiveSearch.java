package dev.kontor.shipping.routing;

import dev.kontor.shipping.delivery.Itinerary;
import dev.kontor.shipping.delivery.Leg;
import dev.kontor.shipping.delivery.RouteSpecification;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.voyage.Voyage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Follows every way to its end, depth first: what routing must find, said as plainly as can be. */
final class NaiveSearch {

  private final Collection<Voyage> voyages;
  private final RouteSpecification specification;
  private final List<Itinerary> found = new ArrayList<>();

  private NaiveSearch(Collection<Voyage> voyages, RouteSpecification specification) {
    this.voyages = voyages;
    this.specification = specification;
  }

  /** In no order. */
  static List<Itinerary> routes(
      Collection<Voyage> voyages, RouteSpecification specification, Instant after) {
    var search = new NaiveSearch(voyages, specification);
    search.goOn(List.of(), specification.origin(), after);
    return search.found;
  }

  private void goOn(List<Leg> legs, UnLocode here, Instant after) {
    if (here.equals(specification.destination())) {
      found.add(new Itinerary(legs));
      return;
    }
    if (legs.size() == 6) {
      return;
    }
    for (var voyage : voyages) {
      if (legs.isEmpty() || !legs.getLast().voyage().equals(voyage.number())) {
        board(legs, voyage, here, after);
      }
    }
  }

  private void board(List<Leg> legs, Voyage voyage, UnLocode here, Instant after) {
    var movements = voyage.movements();
    for (int load = 0; load < movements.size(); load++) {
      var loaded = movements.get(load);
      if (loaded.from().equals(here) && loaded.departure().isAfter(after)) {
        for (int unload = load; unload < movements.size(); unload++) {
          var unloaded = movements.get(unload);
          if (!unloaded.arrival().isBefore(specification.arrivalDeadline())) {
            break;
          }
          if (isNew(legs, unloaded.to())) {
            var longer = new ArrayList<>(legs);
            longer.add(
                new Leg(
                    voyage.number(), here, unloaded.to(), loaded.departure(), unloaded.arrival()));
            goOn(longer, unloaded.to(), unloaded.arrival());
          }
          if (unloaded.to().equals(specification.destination())) {
            break;
          }
        }
      }
    }
  }

  private boolean isNew(List<Leg> legs, UnLocode location) {
    return !location.equals(specification.origin())
        && legs.stream().noneMatch(leg -> leg.unload().equals(location));
  }
}

package dev.kontor.shipping.rebooking;

import dev.kontor.shipping.cargo.CargoEvent.ItineraryAssigned;
import dev.kontor.shipping.cargo.PlannedLeg;
import dev.kontor.shipping.space.ReservedPlace;
import io.micronaut.serde.annotation.Serdeable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The places that a cargo needs no more, by voyage. Kept between the phases. */
@Serdeable
record SparePlaces(String trackingId, List<Place> places) {

  SparePlaces {
    places = List.copyOf(places);
  }

  /** One of them. */
  @Serdeable
  record Place(String voyage, String rebooking) {}

  /**
   * Of those that it has, all but one on each voyage of its new route. What the rebooking has that
   * found the route, is kept before all others: they may be of one that is still under way, and
   * gives back its own when it finds that it was too late.
   */
  static SparePlaces under(ItineraryAssigned plan, List<ReservedPlace> reserved) {
    var needed = plan.legs().stream().map(PlannedLeg::voyage).collect(Collectors.toSet());
    var ownFirst =
        reserved.stream()
            .sorted(Comparator.comparing(place -> !place.rebooking().equals(plan.rebooking())))
            .toList();
    var spare = new ArrayList<Place>();
    for (var place : ownFirst) {
      if (!needed.remove(place.voyage())) {
        spare.add(new Place(place.voyage(), place.rebooking()));
      }
    }
    return new SparePlaces(plan.trackingId(), spare);
  }
}

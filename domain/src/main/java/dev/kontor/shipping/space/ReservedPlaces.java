package dev.kontor.shipping.space;

import dev.kontor.shipping.space.SpaceEvent.SpaceReleased;
import dev.kontor.shipping.space.SpaceEvent.SpaceReserved;
import dev.kontor.tenant.handling.Handler;
import dev.kontor.tenant.projection.Projection;
import dev.kontor.tenant.projection.Projection.Mode;
import dev.kontor.tenant.projection.Projects;
import jakarta.inject.Singleton;
import java.util.List;

/** Which places each cargo has. A voyage knows who has its own; this is for who asks by cargo. */
@Singleton
@Projection(value = "reserved-places", mode = Mode.INLINE, tables = "reserved_place")
final class ReservedPlaces {

  private final ReservedPlaceRepository places;

  ReservedPlaces(ReservedPlaceRepository places) {
    this.places = places;
  }

  @Projects
  void enter(SpaceReserved event) {
    places.enter(event.voyage(), event.rebooking(), event.trackingId());
  }

  @Projects
  void strike(SpaceReleased event) {
    places.strike(event.voyage(), event.rebooking());
  }

  @Handler
  List<ReservedPlace> find(FindReservedPlaces query) {
    return places.findOfCargo(query.cargo().id());
  }
}

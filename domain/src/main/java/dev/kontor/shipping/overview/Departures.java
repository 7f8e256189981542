package dev.kontor.shipping.overview;

import dev.kontor.shipping.cargo.CargoEvent.CargoHandled;
import dev.kontor.shipping.cargo.CargoEvent.ItineraryAssigned;
import dev.kontor.shipping.cargo.PlannedLeg;
import dev.kontor.shipping.delivery.HandlingType;
import dev.kontor.tenant.handling.Handler;
import dev.kontor.tenant.projection.Projection;
import dev.kontor.tenant.projection.Projection.Mode;
import dev.kontor.tenant.projection.Projects;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.List;

/** Which cargos leave which location when: what a harbour has to load on a day. */
@Singleton
@Projection(value = "departures", mode = Mode.FOLLOWING, tables = "departure")
final class Departures {

  private final DepartureRepository departures;

  Departures(DepartureRepository departures) {
    this.departures = departures;
  }

  /**
   * A new plan takes the place of the old one; what has left, has left: also what was loaded before
   * anybody had planned it.
   */
  @Projects
  void plan(ItineraryAssigned event) {
    departures.deletePlanned(event.trackingId());
    event.legs().forEach(leg -> plan(event.trackingId(), leg));
  }

  private void plan(String trackingId, PlannedLeg leg) {
    if (departures.planLoaded(trackingId, leg.load(), leg.voyage(), leg.loadTime(), leg.unload())
        == 0) {
      departures.plan(trackingId, leg.load(), leg.voyage(), leg.loadTime(), leg.unload());
    }
  }

  @Projects
  void load(CargoHandled event) {
    var voyage = event.voyage();
    if (!event.type().equals(HandlingType.LOAD.name()) || voyage == null) {
      return;
    }
    var loaded = event.completionTime();
    if (departures.load(event.trackingId(), event.location(), voyage, loaded) == 0) {
      departures.loadUnplanned(event.trackingId(), event.location(), voyage, loaded);
    }
  }

  @Handler
  List<Departure> find(FindDepartures query) {
    var begin = query.day().atStartOfDay(ZoneOffset.UTC);
    return departures.findOf(
        query.location().code(), begin.toInstant(), begin.plusDays(1).toInstant());
  }
}

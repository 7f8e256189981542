package dev.kontor.shipping.rebooking;

import dev.kontor.shipping.cargo.CargoEvent.ItineraryAssigned;
import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.shipping.space.FindReservedPlaces;
import dev.kontor.shipping.space.SpaceCommand.ReleaseSpace;
import dev.kontor.shipping.voyage.VoyageNumber;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.handling.AfterCommit;
import dev.kontor.tenant.handling.BeforeCommit;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Gives back what was reserved for a cargo once it travels by a route that needs it no more. */
@Singleton
final class PlaceReturn {

  private final TenantContext context;

  PlaceReturn(TenantContext context) {
    this.context = context;
  }

  /** Looked up where the route is assigned: what is reserved later, is for another rebooking. */
  @BeforeCommit
  @Nullable SparePlaces find(ItineraryAssigned plan) {
    var reserved = context.ask(new FindReservedPlaces(new TrackingId(plan.trackingId())));
    var spare = SparePlaces.under(plan, reserved);
    return spare.places().isEmpty() ? null : spare;
  }

  @AfterCommit("place-return")
  void giveBack(SparePlaces spare) {
    var cargo = new TrackingId(spare.trackingId());
    for (var place : spare.places()) {
      context.send(new ReleaseSpace(new VoyageNumber(place.voyage()), cargo, place.rebooking()));
    }
  }
}

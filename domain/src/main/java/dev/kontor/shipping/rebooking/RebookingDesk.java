package dev.kontor.shipping.rebooking;

import dev.kontor.shipping.cargo.CargoEvent.RebookingRequested;
import dev.kontor.tenant.handling.AfterCommit;
import dev.kontor.tenant.handling.FollowUp;
import dev.kontor.tenant.saga.Sagas;
import jakarta.inject.Singleton;

/** Begins a rebooking whenever a cargo asks for one. */
@Singleton
final class RebookingDesk {

  private final Sagas sagas;

  RebookingDesk(Sagas sagas) {
    this.sagas = sagas;
  }

  /** A cargo may go astray again, and is then rebooked again. */
  @AfterCommit("rebooking-desk")
  void begin(RebookingRequested event, FollowUp run) {
    var id = "%s-%s".formatted(event.trackingId(), run.cause().id());
    sagas.start("rebooking", id, RebookingPlan.of(id, event));
  }
}

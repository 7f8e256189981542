package dev.kontor.shipping.booking;

import dev.kontor.shipping.cargo.CargoCommand.Handle;
import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.shipping.handling.HandlingEventRegistered;
import dev.kontor.tenant.NotFound;
import dev.kontor.tenant.PermanentFailure;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.handling.AfterCommit;
import jakarta.inject.Singleton;

/** Tells a cargo what was done to it, in a unit of work that follows the one that registered it. */
@Singleton
final class CargoProgress {

  private final TenantContext context;

  CargoProgress(TenantContext context) {
    this.context = context;
  }

  /**
   * A cargo never refuses what was done to it. One that isn't there won't come by trying again:
   * what was registered of it is a dead letter at once, and can be replayed.
   */
  @AfterCommit("cargo-progress")
  void follow(HandlingEventRegistered event) {
    try {
      context.send(new Handle(new TrackingId(event.trackingId()), event.event()));
    } catch (NotFound missing) {
      throw new PermanentFailure(
          "%s; expected the one that was handled, as the registration found it"
              .formatted(missing.getMessage()),
          missing);
    }
  }
}

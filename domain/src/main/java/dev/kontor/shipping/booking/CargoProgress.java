package dev.kontor.shipping.booking;

import dev.kontor.shipping.cargo.CargoCommand.Handle;
import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.shipping.handling.HandlingEventRegistered;
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

  @AfterCommit("cargo-progress")
  void follow(HandlingEventRegistered event) {
    context.send(new Handle(new TrackingId(event.trackingId()), event.event()));
  }
}

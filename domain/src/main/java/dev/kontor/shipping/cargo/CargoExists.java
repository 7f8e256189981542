package dev.kontor.shipping.cargo;

import dev.kontor.tenant.DomainException;

/** A tracking id names one cargo, and this one has its own already. */
public final class CargoExists extends DomainException {

  CargoExists(TrackingId trackingId) {
    super("cargo '%s' exists already".formatted(trackingId));
  }
}

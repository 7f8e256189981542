package dev.kontor.shipping.cargo;

import dev.kontor.tenant.DomainException;

/** The customer has the cargo: it travels no further. */
public final class CargoClaimed extends DomainException {

  CargoClaimed(TrackingId trackingId) {
    super("cargo '%s' was claimed by its customer and travels no further".formatted(trackingId));
  }
}

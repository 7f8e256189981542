package dev.kontor.shipping.voyage;

import dev.kontor.tenant.DomainException;

/** A number names one voyage, and this one has its own already. */
public final class VoyageExists extends DomainException {

  VoyageExists(VoyageNumber number) {
    super("voyage '%s' exists already".formatted(number));
  }
}

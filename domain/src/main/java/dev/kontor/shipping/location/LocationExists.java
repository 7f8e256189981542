package dev.kontor.shipping.location;

import dev.kontor.tenant.DomainException;

/** A UN/LOCODE names one location, and this one has its own already. */
public final class LocationExists extends DomainException {

  LocationExists(UnLocode unLocode) {
    super("location '%s' exists already".formatted(unLocode));
  }
}

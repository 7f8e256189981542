package dev.kontor.shipping.space;

import dev.kontor.shipping.voyage.VoyageNumber;
import dev.kontor.tenant.DomainException;

/** All the free places of a voyage are taken. */
public final class NoSpace extends DomainException {

  NoSpace(VoyageNumber voyage, int most) {
    super(
        "voyage '%s' has no place left; all %d that it keeps for cargos gone astray are taken"
            .formatted(voyage, most));
  }
}

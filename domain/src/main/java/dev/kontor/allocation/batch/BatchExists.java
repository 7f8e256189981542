package dev.kontor.allocation.batch;

import dev.kontor.tenant.DomainException;

/** A reference names one batch, and this one has its own already. */
public final class BatchExists extends DomainException {

  BatchExists(Reference reference) {
    super("batch '%s' exists already".formatted(reference));
  }
}

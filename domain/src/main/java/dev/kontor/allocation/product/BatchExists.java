package dev.kontor.allocation.product;

import dev.kontor.tenant.DomainException;

/** A reference names one batch, and this one has its own already. */
public final class BatchExists extends DomainException {

  /** Names the reference that is taken. */
  public BatchExists(String reference) {
    super("batch '%s' exists already".formatted(reference));
  }
}

package dev.kontor.drill;

import dev.kontor.tenant.DomainException;

/** A step can't be done, says the business. */
public final class Refused extends DomainException {

  /** For this reason. */
  public Refused(String reason) {
    super(reason);
  }
}

package dev.kontor.trip;

import dev.kontor.tenant.DomainException;

/** A traveller can't pay. */
public final class NoMoney extends DomainException {

  public NoMoney(String traveller) {
    super("%s has no money".formatted(traveller));
  }
}

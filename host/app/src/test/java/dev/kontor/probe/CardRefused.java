package dev.kontor.probe;

import dev.kontor.tenant.DomainException;

/** A card can't be charged. */
final class CardRefused extends DomainException {

  CardRefused(String card) {
    super("card '%s' was refused".formatted(card));
  }
}

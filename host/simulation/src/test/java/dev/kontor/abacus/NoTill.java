package dev.kontor.abacus;

import jakarta.inject.Singleton;

/** There is none where nobody has put one. */
@Singleton
class NoTill implements Till {

  @Override
  public void payBack(String loan, String key) {
    throw new IllegalStateException("no till is here for the loan '%s'".formatted(loan));
  }
}

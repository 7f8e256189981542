package dev.kontor.abacus;

import dev.kontor.tenant.handling.Handler;
import dev.kontor.tenant.saga.Sagas;
import jakarta.inject.Singleton;

/** Begins loans. */
@Singleton
class Lender {

  private final Sagas sagas;

  Lender(Sagas sagas) {
    this.sagas = sagas;
  }

  @Handler
  void borrow(Borrow command) {
    var _ = sagas.start("abacus-borrowing", command.loan(), new Loan(command.loan()));
  }
}

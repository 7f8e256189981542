package dev.kontor.abacus;

import dev.kontor.tenant.MessageUnprocessable;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.handling.AfterCommit;
import dev.kontor.tenant.handling.FollowUp;
import dev.kontor.tenant.saga.Compensation;
import dev.kontor.tenant.saga.Saga;
import dev.kontor.tenant.saga.Step;

/** Takes a loan, which is refused at its last step. */
@Saga(
    value = "abacus-borrowing",
    steps = {"take", "sign"})
class Borrowing {

  private final TenantContext context;
  private final Till till;
  private final Flaw flaw;

  Borrowing(TenantContext context, Till till, Flaw flaw) {
    this.context = context;
    this.till = till;
    this.flaw = flaw;
  }

  @Step("take")
  void take(Loan loan) {}

  @Compensation("take")
  void giveBack(Loan loan) {
    if (flaw.isPaidTwice()) {
      till.payBack(loan.id(), context.newId().toString());
    }
    context.raise(new Returned(loan.id()));
  }

  @Step("sign")
  void sign(Loan loan) {
    throw new MessageUnprocessable("the loan '%s' is refused".formatted(loan.id()));
  }

  @AfterCommit("abacus-pay-back")
  void payBack(Returned returned, FollowUp followUp) {
    if (!flaw.isPaidTwice()) {
      till.payBack(returned.loan(), followUp.id().toString());
    }
  }
}

package dev.kontor.host.message.wrong;

import dev.kontor.tenant.saga.Compensated;
import dev.kontor.tenant.saga.Compensation;
import dev.kontor.tenant.saga.Saga;
import dev.kontor.tenant.saga.Step;

/** Hardly anything of it is right. */
@Saga(
    value = "Not a name",
    steps = {"one", "one", "two"})
public final class WrongSaga {

  @Step("one")
  void first(String state) {}

  @Step("one")
  void second(String state) {}

  @Step(value = "three", within = "an hour", attempts = 11)
  Integer stray(String state, Long more) {
    return 1;
  }

  @Compensation("four")
  void undoStray(Integer state) {}

  @Compensated
  void both(String state) {}

  @Compensated
  void bothOfThem(String state) {}
}

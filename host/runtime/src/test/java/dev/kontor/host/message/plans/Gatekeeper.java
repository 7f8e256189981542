package dev.kontor.host.message.plans;

import dev.kontor.host.flow.yard.GateEvent.GateOpened;
import dev.kontor.tenant.handling.AfterCommit;
import dev.kontor.tenant.handling.Order;
import jakarta.inject.Singleton;

/** Handles an event that others publish, once as it says and once as usual. */
@Singleton
public final class Gatekeeper {

  @AfterCommit(
      value = "gatekeeper-greets",
      order = Order.NONE,
      attempts = 3,
      pause = "PT2S",
      atOnce = 7)
  void greet(GateOpened event) {}

  @AfterCommit("gatekeeper-notes")
  void note(GateOpened event) {}
}

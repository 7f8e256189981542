package dev.kontor.probe;

import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.saga.Compensated;
import dev.kontor.tenant.saga.Compensation;
import dev.kontor.tenant.saga.Saga;
import dev.kontor.tenant.saga.Step;

/** An order: taken, packed, charged, sent; or none of it. */
@Saga(
    value = "ordering",
    steps = {"take", "pack", "charge", "send"})
class Ordering {

  private final TenantContext context;

  Ordering(TenantContext context) {
    this.context = context;
  }

  @Step("take")
  void take(Order order) {
    does(order, "take");
  }

  @Compensation("take")
  void giveBack(Order order) {
    does(order, "give-back");
  }

  @Step("pack")
  void pack(Order order) {
    does(order, "pack");
  }

  @Compensation("pack")
  void unpack(Order order) {
    does(order, "unpack");
  }

  @Step("charge")
  void charge(Order order) {
    if (order.card().equals("none")) {
      throw new CardRefused(order.card());
    }
    does(order, "charge");
  }

  @Compensation("charge")
  void refund(Order order) {
    does(order, "refund");
  }

  @Step("send")
  void send(Order order) {
    if (order.card().equals("lost")) {
      throw new CardRefused(order.card());
    }
    does(order, "send");
  }

  @Compensated
  void apologize(Order order) {
    does(order, "apologize");
  }

  private void does(Order order, String what) {
    context.raise(new OrderMoved(order.id(), what));
    Brink.reached(what);
  }
}

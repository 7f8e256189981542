package dev.kontor.host.flow.yard;

import dev.kontor.host.flow.yard.GateCommand.CloseGate;
import dev.kontor.host.flow.yard.GateCommand.OpenGate;
import dev.kontor.host.flow.yard.GateEvent.GateBroke;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.saga.Compensated;
import dev.kontor.tenant.saga.Compensation;
import dev.kontor.tenant.saga.Saga;
import dev.kontor.tenant.saga.Step;

/** Paints a gate, or leaves it open. */
@Saga(
    value = Painting.NAME,
    steps = {"shut", "delivery", "paint"})
public final class Painting {

  static final String NAME = "painting";

  private final TenantContext context;

  Painting(TenantContext context) {
    this.context = context;
  }

  @Step("paint")
  Work paint(Work work) {
    return new Work(work.gate(), work.coats() + 1);
  }

  @Step("shut")
  void shut(Work work) {
    context.send(new CloseGate(work.gate()));
  }

  @Compensation("shut")
  void open(Work work) {
    context.send(new OpenGate(work.gate()));
  }

  @Step(value = "delivery", within = "P1D")
  void delivered(Work work, PaintCame answer) {}

  @Compensated
  void complain(Work work) {
    context.raise(new GateBroke(work.gate()));
  }
}

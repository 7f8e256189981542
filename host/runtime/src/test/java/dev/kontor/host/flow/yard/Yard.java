package dev.kontor.host.flow.yard;

import dev.kontor.host.flow.yard.GateCommand.CloseGate;
import dev.kontor.host.flow.yard.GateCommand.MendGate;
import dev.kontor.host.flow.yard.GateCommand.OpenGate;
import dev.kontor.host.flow.yard.GateEvent.GateBroke;
import dev.kontor.host.flow.yard.GateEvent.GateOpened;
import dev.kontor.tenant.Query;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.aggregate.Aggregates;
import dev.kontor.tenant.aggregate.EventStore;
import dev.kontor.tenant.handling.AfterCommit;
import dev.kontor.tenant.handling.BeforeCommit;
import dev.kontor.tenant.handling.Handler;
import jakarta.inject.Singleton;

@Singleton
public final class Yard {

  private final Aggregates<GateCommand, Boolean, GateEvent> gates;
  private final TenantContext context;
  private final Alarm alarm;

  Yard(EventStore events, TenantContext context, Alarm alarm) {
    gates = new Aggregates<>(events, "gate", GateEvent.class, new GateDecider());
    this.context = context;
    this.alarm = alarm;
  }

  public record WhoGuards(String gate) implements Query<String> {}

  public record IsOpen(String gate) implements Query<Boolean> {}

  record Repair(String gate) {}

  @Handler
  void open(OpenGate command) {
    if (context.ask(new WhoGuards(command.gate())).isEmpty()) {
      alarm.ring(command.gate());
    }
    gates.tell(command.gate(), command);
  }

  @Handler
  void close(CloseGate command) {
    gates.tell(command.gate(), command);
  }

  @Handler
  void mend(MendGate command) {
    gates.tell(command.gate(), command);
  }

  @Handler
  String guards(WhoGuards query) {
    return query.gate();
  }

  @Handler
  Boolean isOpen(IsOpen query) {
    return gates.state(query.gate());
  }

  @BeforeCommit
  Repair plan(GateBroke event) {
    return new Repair(event.gate());
  }

  @AfterCommit("repair")
  void order(Repair repair) {
    context.send(new MendGate(repair.gate()));
  }

  @AfterCommit("curfew")
  void close(GateOpened event) {
    context.send(new CloseGate(event.gate()));
  }

  /** Stands behind an interface that is open. */
  interface Alarm {
    void ring(String gate);
  }
}

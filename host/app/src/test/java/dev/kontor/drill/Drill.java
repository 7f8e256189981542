package dev.kontor.drill;

import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.aggregate.EventStore;
import dev.kontor.tenant.handling.AfterCommit;
import dev.kontor.tenant.handling.BeforeCommit;
import dev.kontor.tenant.handling.FollowUp;
import dev.kontor.tenant.handling.Handler;
import dev.kontor.tenant.handling.Order;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Handlers that do what their thing's script says. */
@Singleton
class Drill {

  private final Unit unit;

  Drill(TenantContext context, EventStore events, NoteRepository notes) {
    unit = new Unit(context, events, notes);
  }

  @Handler
  String perform(Perform command) {
    command.body().accept(unit);
    return "done";
  }

  @Handler
  String look(Look query) {
    query.body().accept(unit);
    return "seen";
  }

  @BeforeCommit(order = 1)
  void first(Happened event) {
    Script.of(event.thing()).first(unit, event);
  }

  @BeforeCommit(order = 2)
  @Nullable Reminder second(Happened event) {
    return Script.of(event.thing()).second(unit, event);
  }

  @AfterCommit(value = "drill-in-order", attempts = 3, pause = "PT0.05S")
  void inOrder(Happened event, FollowUp followUp) {
    Script.of(event.thing()).inOrder(unit, event, followUp);
  }

  @AfterCommit(value = "drill-in-any-order", order = Order.NONE, attempts = 3, pause = "PT0.05S")
  void inAnyOrder(Happened event, FollowUp followUp) {
    Script.of(event.thing()).inAnyOrder(unit, event, followUp);
  }

  @AfterCommit(value = "drill-patient", attempts = 3, pause = "PT1S")
  void patient(Happened event, FollowUp followUp) {
    Script.of(event.thing()).patient(unit, event, followUp);
  }

  @AfterCommit("drill-reminder")
  void remind(Reminder reminder) {
    Script.of(reminder.thing()).remind(reminder);
  }
}

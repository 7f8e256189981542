package dev.kontor.probe;

import dev.kontor.tenant.MessageSkipped;
import dev.kontor.tenant.MessageUnprocessable;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.aggregate.EventStore;
import dev.kontor.tenant.handling.AfterCommit;
import dev.kontor.tenant.handling.Handler;
import dev.kontor.tenant.handling.Order;
import jakarta.inject.Singleton;

/** Counts names; what follows from some of them fails, by their names. */
@Singleton
class Tallying {

  private final TenantContext context;
  private final EventStore events;

  Tallying(TenantContext context, EventStore events) {
    this.context = context;
    this.events = events;
  }

  @Handler
  void tally(Tally command) {
    context.raise(new Tallied(command.name()));
    if (command.name().equals("bad")) {
      throw new MessageUnprocessable("'bad' is no name");
    }
    if (command.name().startsWith("skip ")) {
      throw new MessageSkipped("it was counted already");
    }
  }

  @Handler
  Integer tallies(Tallies query) {
    return events.read("tally-" + query.name(), 0).size();
  }

  @AfterCommit(value = "probe-gives-up", order = Order.NONE, attempts = 1)
  void giveUp(Tallied event) {
    if (event.name().equals("lost")) {
      throw new IllegalStateException("it is lost");
    }
  }

  @AfterCommit(value = "probe-hesitates", order = Order.NONE, pause = "PT10M")
  void hesitate(Tallied event) {
    if (event.name().startsWith("slow")) {
      throw new IllegalStateException("it is slow");
    }
  }

  @AfterCommit(value = "probe-lingers", order = Order.NONE, atOnce = 10)
  void linger(Tallied event) {
    if (event.name().startsWith("linger")) {
      Probe.block();
    }
  }
}

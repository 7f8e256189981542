package dev.kontor.host.postgres.unit;

import dev.kontor.tenant.handling.AfterCommit;
import dev.kontor.tenant.handling.Handler;
import dev.kontor.tenant.handling.Order;
import dev.kontor.testing.conformance.Noted;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Handles what tests say, and keeps what follow-ups get. */
@Singleton
class Doing {

  static final String NOTED = "noted";

  private final List<Noted> noted = new CopyOnWriteArrayList<>();

  @Handler
  Object run(Do command) {
    return command.body().get();
  }

  @AfterCommit(value = NOTED, order = Order.NONE)
  void noted(Noted event) {
    noted.add(event);
  }

  List<Noted> noted() {
    return noted;
  }
}

package dev.kontor.host.postgres.unit.office;

import dev.kontor.tenant.handling.Handler;
import jakarta.inject.Singleton;

/** Does what the test says. */
@Singleton
public final class Office {

  @Handler
  String say(Say command) {
    command.body().run();
    return "done";
  }
}

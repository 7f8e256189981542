package dev.kontor.host.postgres.unit;

import dev.kontor.tenant.handling.Handler;
import jakarta.inject.Singleton;

/** Handles what tests say. */
@Singleton
final class Doing {

  @Handler
  Object run(Do command) {
    return command.body().get();
  }
}

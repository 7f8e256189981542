package dev.kontor.probe;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import jakarta.annotation.PreDestroy;

/** Starts with its context, if it is told to; counts how often. */
@Context
final class Startup {

  Startup(@Value("${probe.fails}") boolean fails) {
    if (fails) {
      throw new IllegalStateException("the probe fails, as 'probe.fails' says");
    }
    Probe.contextStarted();
  }

  @PreDestroy
  void stop() {
    Probe.contextStopped();
  }
}

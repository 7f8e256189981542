package dev.kontor.testing.memory;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.timer.Timers;
import dev.kontor.testing.conformance.TimersContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

final class TimersInMemoryTest extends TimersContract {

  private final ContextInMemory context = new ContextInMemory("acme");

  @Override
  protected void inUnit(Consumer<Timers> body) {
    context.inUnit(() -> {
      body.accept(context.timers());
      return null;
    });
  }

  @Override
  protected Instant now() {
    return context.now();
  }

  @Override
  protected void passes(Duration time) {
    context.passes(time);
  }

  @Override
  protected List<DomainEvent> happened() {
    return context.events();
  }
}

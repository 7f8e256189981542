package dev.kontor.host.timer;

import static dev.kontor.host.world.Eventually.eventually;

import dev.kontor.clockwork.ClockworkModule;
import dev.kontor.clockwork.Wind;
import dev.kontor.host.context.ContextUnderTest;
import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.timer.Timers;
import dev.kontor.testing.conformance.TimersContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;

/** The timers of a running context keep what all timers promise. */
final class TimersInContextTest extends TimersContract {

  private final ContextUnderTest acme = new ContextUnderTest(new ClockworkModule());

  @AfterEach
  void close() {
    acme.close();
  }

  @Override
  protected void inUnit(Consumer<Timers> body) {
    acme.context().call(_ -> acme.context().send(new Wind(body)));
  }

  @Override
  protected Instant now() {
    return acme.context().now();
  }

  @Override
  protected void passes(Duration time) {
    acme.advance(time);
    eventually("all is quiet", () -> acme.world.isIdle() && acme.context().isQuiet());
  }

  @Override
  protected List<DomainEvent> happened() {
    return acme.database.events().stream()
        .filter(event -> event.type().equals("conformance.noted"))
        .map(acme.codec()::read)
        .toList();
  }
}

package dev.kontor.testing.desk;

import dev.kontor.tenant.handling.BeforeCommit;
import dev.kontor.tenant.handling.Handler;
import dev.kontor.tenant.timer.Timers;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Who is expected, comes at his time; or when he likes, and then not again. */
@Singleton
public final class Expected {

  private final Timers timers;

  /** By these timers. */
  public Expected(Timers timers) {
    this.timers = timers;
  }

  @Handler
  void expect(Expect command) {
    if (command.name().equals("nobody")) {
      timers.after(Duration.ofHours(1), new Came("nobody"));
      throw new Closed("nobody");
    }
    timers.after(name(command.name()), Duration.ofHours(1), new Came(command.name()));
  }

  @BeforeCommit
  void strikeOut(Came event) {
    timers.cancel(name(event.name()));
  }

  private static String name(String visitor) {
    return "expected-" + visitor;
  }
}

package dev.kontor.clockwork;

import dev.kontor.tenant.handling.AfterCommit;
import dev.kontor.tenant.handling.BeforeCommit;
import dev.kontor.tenant.handling.Handler;
import dev.kontor.tenant.timer.Cron;
import dev.kontor.tenant.timer.Timers;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Hears what rings. */
@Singleton
public class Bells {

  private final Timers timers;
  private final List<String> heard = new CopyOnWriteArrayList<>();

  /** So many times a bell is refused before it may ring. */
  public final AtomicInteger refusals = new AtomicInteger();

  Bells(Timers timers) {
    this.timers = timers;
  }

  @Handler
  void wind(Wind command) {
    command.body().accept(timers);
  }

  @BeforeCommit
  void allow(Rang event) {
    if (refusals.getAndDecrement() > 0) {
      throw new IllegalStateException("bell '%s' is muffled".formatted(event.bell()));
    }
  }

  @AfterCommit("clockwork-hear")
  void hear(Rang event) {
    heard.add(event.bell());
  }

  /** At eight on working days, of which the first of March 2026, a Sunday, is none. */
  @Cron(name = "morning", value = "0 8 * * MON-FRI")
  Rang morning(Instant dueAt) {
    return new Rang("morning of " + dueAt);
  }

  public List<String> heard() {
    return heard;
  }
}

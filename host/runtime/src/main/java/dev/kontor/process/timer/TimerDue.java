package dev.kontor.process.timer;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A timer was due, and is gone.
 *
 * @param at when it was due
 * @param type the name that the event to raise is stored under; null: a method makes it
 * @param schema the version of its shape
 * @param data its JSON
 */
@Serdeable
@EventType("kontor.timer-due")
public record TimerDue(String timer, Instant at, @Nullable String type, int schema, String data)
    implements DomainEvent {

  private static final String CRON = "kontor:cron:";

  @Override
  public String stream() {
    return "timer-" + timer;
  }

  /** The name of the timer that a method of this name stands behind. */
  public static String timerOf(String cron) {
    return CRON + cron;
  }

  /** The name of the method that stands behind a timer. */
  public static String cronOf(String timer) {
    return timer.startsWith(CRON) ? timer.substring(CRON.length()) : timer;
  }
}

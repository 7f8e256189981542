package dev.kontor.host.message;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.timer.Cron;
import io.micronaut.context.BeanContext;
import io.micronaut.scheduling.cron.CronExpression;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A method whose event is raised again and again, and when. Immutable. */
public final class CronMethod {

  private static final Instant ANY_DAY = Instant.parse("2026-01-01T00:00:00Z");
  private static final int FIELDS_WITH_SECONDS = 6;

  private final String name;
  private final HandlerMethod method;
  private final String text;
  private final CronExpression expression;
  private final ZoneId zone;

  private CronMethod(String name, HandlerMethod method, String text, ZoneId zone) {
    this.name = name;
    this.method = method;
    this.text = text;
    this.expression = CronExpression.create(text);
    this.zone = zone;
  }

  /** What a method declares; null when that is wrong, and why is added to the faults. */
  static @Nullable CronMethod of(HandlerMethod method, Collection<String> faults) {
    var declared = method.method();
    var arguments = declared.getArguments();
    int before = faults.size();
    if (arguments.length > 1
        || (arguments.length == 1 && arguments[0].getType() != Instant.class)) {
      faults.add(
          "%s is a @Cron with other arguments than the Instant that it is due at"
              .formatted(method));
    }
    if (!DomainEvent.class.isAssignableFrom(method.returned())) {
      faults.add(
          "%s is a @Cron and returns %s; expected the DomainEvent to raise"
              .formatted(method, method.returned().getSimpleName()));
    }
    var cron = parsed(method, faults);
    return faults.size() == before ? cron : null;
  }

  private static @Nullable CronMethod parsed(HandlerMethod method, Collection<String> faults) {
    var declared = method.method();
    var text = declared.stringValue(Cron.class).orElse("");
    var zone = declared.stringValue(Cron.class, "zone").orElse("UTC");
    try {
      var cron =
          new CronMethod(
              declared.stringValue(Cron.class, "name").orElseThrow(),
              method,
              text,
              ZoneId.of(zone));
      cron.nextAfter(ANY_DAY);
      return cron;
    } catch (IllegalArgumentException | DateTimeException wrong) {
      faults.add(
          "%s is a @Cron of '%s' in '%s', which says no time: %s"
              .formatted(method, text, zone, wrong.getMessage()));
      return null;
    }
  }

  /** What it is stored under. */
  public String name() {
    return name;
  }

  /** The method as handlers are shown. */
  public HandlerMethod method() {
    return method;
  }

  /** When it is due, as one text: another text is another plan. */
  public String plan() {
    return text + " " + zone;
  }

  /** The event to raise for the time that it was due at; null: none. */
  public @Nullable DomainEvent call(BeanContext beans, Instant dueAt) {
    return (DomainEvent)
        (method.method().getArguments().length == 0
            ? method.call(beans)
            : method.call(beans, dueAt));
  }

  /** The first time after this one. */
  public Instant nextAfter(Instant after) {
    return goesOnByTheHour()
        ? expression.nextTimeAfter(after.atZone(zone)).toInstant()
        : nextOnTheWall(after);
  }

  private boolean goesOnByTheHour() {
    var fields = text.trim().split("\\s+", -1);
    return fields[fields.length == FIELDS_WITH_SECONDS ? 2 : 1].startsWith("*");
  }

  /**
   * By the clock on the wall, beginning before it can have been put forward: a time that it leaves
   * out comes later, and of those that it shows twice the first one counts.
   */
  private Instant nextOnTheWall(Instant after) {
    LocalDateTime shown = after.atZone(zone).toLocalDateTime().minusHours(1);
    Instant next;
    do {
      shown = expression.nextTimeAfter(shown.atZone(ZoneOffset.UTC)).toLocalDateTime();
      next = shown.atZone(zone).toInstant();
    } while (!next.isAfter(after));
    return next;
  }
}

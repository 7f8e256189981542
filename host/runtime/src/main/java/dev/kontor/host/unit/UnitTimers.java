package dev.kontor.host.unit;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.timer.Timers;
import java.time.Duration;
import java.time.Instant;

/** The timers of a tenant, through the unit of work that is open. */
public final class UnitTimers implements Timers {

  /** Begins the names of the host's own. */
  public static final String RESERVED = "kontor:";

  private static final int LONGEST_NAME = 200;
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private final UnitOfWork units;
  private final TenantContext context;

  /** Of these units. */
  public UnitTimers(UnitOfWork units, TenantContext context) {
    this.units = units;
    this.context = context;
  }

  @Override
  public void at(String name, Instant when, DomainEvent event) {
    requireName(name);
    set(name, when, event);
  }

  @Override
  public void after(String name, Duration delay, DomainEvent event) {
    at(name, context.now().plus(delay), event);
  }

  @Override
  public String at(Instant when, DomainEvent event) {
    var name = context.newId().toString();
    set(name, when, event);
    return name;
  }

  @Override
  public String after(Duration delay, DomainEvent event) {
    return at(context.now().plus(delay), event);
  }

  @Override
  public void cancel(String name) {
    requireName(name);
    takeBack(name);
  }

  /** Sets a timer, whatever its name. */
  public void set(String name, Instant when, DomainEvent event) {
    if (when.isBefore(EARLIEST) || when.isAfter(LATEST)) {
      throw new IllegalArgumentException(
          "timer '%s' is to be due at %s; expected a time between the years 1 and 9999"
              .formatted(name, when));
    }
    var unit = units.open();
    var encoded = units.codec().encode(event);
    unit.set(
        new StoredTimer(
            name, when, encoded.type(), encoded.schema(), encoded.data(), units.following(unit)));
  }

  /** Takes a timer back, whatever its name. */
  public void takeBack(String name) {
    units.open().cancelTimer(name);
  }

  private static void requireName(String name) {
    if (name.isBlank() || name.length() > LONGEST_NAME || name.startsWith(RESERVED)) {
      throw new IllegalArgumentException(
          "'%s' is no timer's name; expected 1 to %d characters that don't begin with '%s'"
              .formatted(name, LONGEST_NAME, RESERVED));
    }
  }
}

package dev.kontor.host.unit;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.timer.TimerRules;
import dev.kontor.tenant.timer.Timers;
import java.time.Instant;

/** The timers of a tenant, through the unit of work that is open. */
public final class UnitTimers implements Timers {

  private final UnitOfWork units;

  /** Of these units. */
  public UnitTimers(UnitOfWork units) {
    this.units = units;
  }

  @Override
  public void at(String name, Instant when, DomainEvent event) {
    TimerRules.requireName(name);
    set(name, when, event);
  }

  @Override
  public void cancel(String name) {
    TimerRules.requireName(name);
    takeBack(name);
  }

  /** Sets a timer, whatever its name. */
  public void set(String name, Instant when, DomainEvent event) {
    TimerRules.requireTime(name, when);
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
}

package dev.kontor.host.unit;

import dev.kontor.tenant.Caller;
import java.util.List;
import java.util.function.Consumer;

/** What the host itself does to a context's timers, each time in a unit of its own. */
public final class Timekeeper {

  private final UnitOfWork units;

  /** Of these units. */
  public Timekeeper(UnitOfWork units) {
    this.units = units;
  }

  /**
   * Removes these timers and raises, for each, the event that says so; all in one unit.
   *
   * @throws dev.kontor.tenant.Conflict when one of them is gone, or another bears its name
   */
  public void fire(List<Firing> firings) {
    inUnit(unit -> {
      unit.fired(firings.stream().map(Firing::timer).toList());
      for (var firing : firings) {
        unit.raise(firing.event(), units.origin().following(firing.timer().metadata()));
        if (firing.next() != null) {
          unit.set(firing.next());
        }
      }
    });
  }

  /** Sets timers and takes others back. */
  public void keep(List<StoredTimer> set, List<String> cancelled) {
    inUnit(unit -> {
      cancelled.forEach(unit::cancelTimer);
      set.forEach(unit::set);
    });
  }

  private void inUnit(Consumer<Unit> body) {
    units.execute(
        null,
        units.origin().first(units.tenant(), Caller.nobody()),
        null,
        () -> {
          body.accept(units.open());
          return null;
        });
  }
}

package dev.kontor.host.timer;

import dev.kontor.host.unit.StoredTimer;
import dev.kontor.host.unit.UnitsInMemory;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Timers that units in memory keep. */
public final class TimersInMemory implements TimerStore {

  private final UnitsInMemory units;

  public TimersInMemory(UnitsInMemory units) {
    this.units = units;
  }

  @Override
  public List<StoredTimer> soonest(Instant now, int most) {
    var all = units.timers();
    var due = all.stream().filter(timer -> !timer.dueAt().isAfter(now)).limit(most);
    var next = all.stream().filter(timer -> timer.dueAt().isAfter(now)).limit(1);
    return Stream.concat(due, next).toList();
  }

  @Override
  public List<StoredTimer> ofMethods() {
    return units.timers().stream().filter(timer -> timer.type() == null).toList();
  }
}

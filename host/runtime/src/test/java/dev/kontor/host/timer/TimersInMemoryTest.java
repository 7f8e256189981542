package dev.kontor.host.timer;

import dev.kontor.host.unit.TimerChanges;
import dev.kontor.host.unit.UnitsInMemory;
import dev.kontor.host.unit.Writes;
import java.util.List;

/** The store in memory keeps what every store keeps. */
final class TimersInMemoryTest extends TimerStoreContract {

  private final UnitsInMemory units = new UnitsInMemory();
  private final long epoch = units.takeOver().epoch();

  @Override
  protected TimerStore timers() {
    return new TimersInMemory(units);
  }

  @Override
  protected void write(TimerChanges changes) {
    units.write(unit -> {
      unit.write(
          epoch, new Writes(List.of(), List.of(), null, null, List.of(), changes, List.of()));
      return true;
    });
  }
}

package dev.kontor.host.context;

import dev.kontor.host.timer.DueTimers;
import dev.kontor.host.unit.Firing;
import dev.kontor.host.unit.Origin;
import dev.kontor.host.unit.StoredTimer;
import dev.kontor.host.unit.Timekeeper;
import dev.kontor.tenant.Caller;
import java.time.Instant;
import java.util.List;

/** What is done to a context's timers, inside it. */
record TimersOf(RunningContext context, Origin origin) implements DueTimers.Execution {

  @Override
  public void fire(List<Firing> firings) {
    context.inside(() -> timekeeper().fire(firings));
  }

  @Override
  public void keep(List<StoredTimer> set, List<String> cancelled) {
    context.inside(() -> timekeeper().keep(set, cancelled));
  }

  @Override
  public StoredTimer timer(String name, Instant dueAt, String data) {
    return new StoredTimer(
        name, dueAt, null, 0, data, origin.first(context.tenant(), Caller.nobody()));
  }

  private Timekeeper timekeeper() {
    return new Timekeeper(context.units());
  }
}

package dev.kontor.testing.memory;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.timer.TimerRules;
import dev.kontor.tenant.timer.Timers;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The timers of a context in memory, which fire while its time passes. */
final class TimersInMemory implements Timers {

  private final ContextInMemory context;
  private final Map<String, Set> set = new ConcurrentHashMap<>();

  TimersInMemory(ContextInMemory context) {
    this.context = context;
  }

  @Override
  public void at(String name, Instant when, DomainEvent event) {
    TimerRules.requireName(name);
    TimerRules.requireTime(name, when);
    context.open().set(name, new Set(name, when, event));
  }

  @Override
  public void cancel(String name) {
    TimerRules.requireName(name);
    context.open().set(name, null);
  }

  /** What a unit has done to timers holds from now on. */
  void commit(Map<String, @Nullable Set> changes) {
    changes.forEach((name, timer) -> {
      if (timer == null) {
        set.remove(name);
      } else {
        set.put(name, timer);
      }
    });
  }

  /** The soonest that is due by then. */
  Optional<Set> due(Instant by) {
    return set.values().stream()
        .filter(timer -> !timer.at.isAfter(by))
        .min(Comparator.comparing(Set::at).thenComparing(Set::name));
  }

  /** A timer that is set. */
  record Set(String name, Instant at, DomainEvent event) {}
}

package dev.kontor.host.timer;

import dev.kontor.host.message.Catalog;
import dev.kontor.host.message.CronMethod;
import dev.kontor.host.timer.DueTimers.Execution;
import dev.kontor.host.unit.Firing;
import dev.kontor.host.unit.StoredTimer;
import dev.kontor.process.timer.TimerDue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What becomes of timers that are due, and of those that methods stand behind. */
final class Firings {

  private final TimerStore store;
  private final Catalog catalog;
  private final Execution execution;
  private final InstantSource clock;

  Firings(TimerStore store, Catalog catalog, Execution execution, InstantSource clock) {
    this.store = store;
    this.catalog = catalog;
    this.execution = execution;
    this.clock = clock;
  }

  void fire(List<StoredTimer> due) {
    if (!due.isEmpty()) {
      execution.fire(due.stream().map(this::firing).toList());
    }
  }

  private Firing firing(StoredTimer timer) {
    var event =
        new TimerDue(timer.name(), timer.dueAt(), timer.type(), timer.schema(), timer.data());
    return new Firing(timer, event, timer.type() == null ? next(timer) : null);
  }

  /** After now, so that what was missed counts as one; none, if the method is gone. */
  private @Nullable StoredTimer next(StoredTimer timer) {
    var cron = catalog.cronNamed(TimerDue.cronOf(timer.name()));
    return cron == null ? null : timer(cron, clock.instant());
  }

  private StoredTimer timer(CronMethod cron, Instant after) {
    return execution.timer(TimerDue.timerOf(cron.name()), cron.nextAfter(after), plan(cron));
  }

  /**
   * Sets the timers of methods that have none, or had another plan; asks nobody if there is none.
   */
  void keepMethods() {
    if (catalog.crons().isEmpty()) {
      return;
    }
    Map<String, StoredTimer> stored =
        store.ofMethods().stream()
            .collect(Collectors.toMap(StoredTimer::name, Function.identity()));
    var now = clock.instant();
    var set =
        catalog.crons().stream()
            .filter(cron -> !isSet(cron, stored.get(TimerDue.timerOf(cron.name()))))
            .map(cron -> timer(cron, now))
            .toList();
    var gone =
        stored.keySet().stream()
            .filter(name -> catalog.cronNamed(TimerDue.cronOf(name)) == null)
            .toList();
    if (!set.isEmpty() || !gone.isEmpty()) {
      execution.keep(set, gone);
    }
  }

  private static boolean isSet(CronMethod cron, @Nullable StoredTimer stored) {
    return stored != null && stored.data().equals(plan(cron));
  }

  /** As JSON; neither expressions nor zones have characters that need more care. */
  private static String plan(CronMethod cron) {
    return "\"%s\"".formatted(cron.plan());
  }
}

package dev.kontor.host.followup;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Those who look on, by what they look on at. Guarded by the engine's lock. */
final class Watches {

  private final Map<UUID, Set<Watch>> byCorrelation = new HashMap<>();

  void add(Watch watch) {
    byCorrelation.computeIfAbsent(watch.correlation(), _ -> new LinkedHashSet<>()).add(watch);
  }

  boolean has(Watch watch) {
    return byCorrelation.getOrDefault(watch.correlation(), Set.of()).contains(watch);
  }

  void remove(Watch watch) {
    watch.waiters().cancel();
    byCorrelation.computeIfPresent(
        watch.correlation(),
        (_, watches) -> watches.remove(watch) && watches.isEmpty() ? null : watches);
  }

  void committed(Run run) {
    each(run, watch -> watch.committed(run.number()));
  }

  void settled(Run run) {
    each(run, watch -> watch.settled(run.number()));
  }

  void forgetAll() {
    byCorrelation.values().forEach(each -> each.forEach(watch -> watch.waiters().cancel()));
    byCorrelation.clear();
  }

  private void each(Run run, Consumer<Watch> told) {
    byCorrelation.getOrDefault(run.correlation(), Set.of()).forEach(told);
  }
}

package dev.kontor.testing.memory;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.aggregate.ExpectedVersion;
import dev.kontor.tenant.aggregate.VersionConflict;
import dev.kontor.tenant.message.Recorded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that was committed: events, and follow-ups that are due. Thread-safe. */
final class Log {

  private final List<Recorded<DomainEvent>> events = new ArrayList<>();
  private final Map<String, Long> versions = new HashMap<>();
  private final List<DueFollowUp> due = new ArrayList<>();
  private final Map<String, Snapshot> snapshots = new HashMap<>();

  synchronized List<Recorded<DomainEvent>> all() {
    return List.copyOf(events);
  }

  synchronized @Nullable Snapshot snapshot(String stream) {
    return snapshots.get(stream);
  }

  synchronized List<DueFollowUp> due() {
    return List.copyOf(due);
  }

  synchronized List<Recorded<DomainEvent>> of(String stream, long afterVersion) {
    return events.stream()
        .filter(each -> each.stream().equals(stream) && each.version() > afterVersion)
        .toList();
  }

  /**
   * Takes all of it, or nothing.
   *
   * @param raised at the versions that they expect; {@link UnitInMemory#NEXT}: whatever comes next
   * @throws VersionConflict when a stream has moved on
   */
  synchronized void commit(
      List<Recorded<DomainEvent>> raised, List<DueFollowUp> left, List<Snapshot> kept) {
    int before = events.size();
    var versionsBefore = Map.copyOf(versions);
    try {
      raised.forEach(this::append);
    } catch (VersionConflict conflict) {
      events.subList(before, events.size()).clear();
      versions.clear();
      versions.putAll(versionsBefore);
      throw conflict;
    }
    due.addAll(left);
    kept.forEach(each -> snapshots.put(each.stream(), each));
  }

  private void append(Recorded<DomainEvent> event) {
    long current = versions.getOrDefault(event.stream(), 0L);
    if (event.version() != UnitInMemory.NEXT && event.version() != current + 1) {
      throw new VersionConflict(
          event.stream(), ExpectedVersion.exactly(event.version() - 1), current);
    }
    versions.put(event.stream(), current + 1);
    events.add(new Recorded<>(events.size() + 1L, current + 1, event.event(), event.metadata()));
  }

  synchronized void done(DueFollowUp followUp) {
    due.remove(followUp);
  }
}

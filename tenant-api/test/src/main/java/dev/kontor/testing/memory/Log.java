package dev.kontor.testing.memory;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.aggregate.ExpectedVersion;
import dev.kontor.tenant.aggregate.VersionConflict;
import dev.kontor.tenant.message.Recorded;
import java.util.ArrayList;
import java.util.List;

/** All that was committed: events, and follow-ups that are due. Thread-safe. */
final class Log {

  private final List<Recorded<DomainEvent>> events = new ArrayList<>();
  private final List<DueFollowUp> due = new ArrayList<>();

  synchronized List<Recorded<DomainEvent>> all() {
    return List.copyOf(events);
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
  synchronized void commit(List<Recorded<DomainEvent>> raised, List<DueFollowUp> left) {
    int before = events.size();
    try {
      raised.forEach(this::append);
    } catch (VersionConflict conflict) {
      events.subList(before, events.size()).clear();
      throw conflict;
    }
    due.addAll(left);
  }

  private void append(Recorded<DomainEvent> event) {
    long current = of(event.stream(), 0).size();
    if (event.version() != UnitInMemory.NEXT && event.version() != current + 1) {
      throw new VersionConflict(
          event.stream(), ExpectedVersion.exactly(event.version() - 1), current);
    }
    events.add(new Recorded<>(events.size() + 1L, current + 1, event.event(), event.metadata()));
  }

  synchronized void done(DueFollowUp followUp) {
    due.remove(followUp);
  }
}

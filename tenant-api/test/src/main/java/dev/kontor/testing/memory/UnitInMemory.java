package dev.kontor.testing.memory;

import dev.kontor.tenant.Conflict;
import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.UnexpectedRollback;
import dev.kontor.tenant.aggregate.ExpectedVersion;
import dev.kontor.tenant.aggregate.VersionConflict;
import dev.kontor.tenant.federation.Activity;
import dev.kontor.tenant.message.Metadata;
import dev.kontor.tenant.message.Recorded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An open unit of work: what was raised in it, and is nobody else's yet. Used by one thread. */
final class UnitInMemory {

  /** The version of an event that takes whatever comes next in its stream. */
  static final long NEXT = 0;

  private final Metadata cause;
  private final Map<String, Long> versions = new HashMap<>();
  private final List<Recorded<DomainEvent>> raised = new ArrayList<>();
  private final Map<String, TimersInMemory.@Nullable Set> timers = new HashMap<>();
  private final List<Snapshot> snapshots = new ArrayList<>();
  private final List<Arrival> leaving = new ArrayList<>();
  private @Nullable Failed failed;

  UnitInMemory(Metadata cause) {
    this.cause = cause;
  }

  /** What the events of this unit follow from. */
  Metadata cause() {
    return cause;
  }

  void keep(Snapshot snapshot) {
    snapshots.add(snapshot);
  }

  List<Snapshot> snapshots() {
    return snapshots;
  }

  List<Recorded<DomainEvent>> raised() {
    return raised;
  }

  void tell(Arrival.Told told) {
    leaving.add(told);
  }

  /** What goes to other tenants once it is committed, in its order. */
  List<Arrival> leaving() {
    return leaving;
  }

  List<Recorded<DomainEvent>> read(Log log, String stream, long afterVersion) {
    if (raised.stream().anyMatch(each -> each.stream().equals(stream) && each.version() == NEXT)) {
      throw new IllegalStateException(
          "stream '%s' is read after events of unknown version were raised in it; read it first, or append with an expected version"
              .formatted(stream));
    }
    var events = new ArrayList<>(log.of(stream, afterVersion));
    versions.merge(stream, events.isEmpty() ? afterVersion : events.getLast().version(), Math::max);
    raised.stream()
        .filter(each -> each.stream().equals(stream) && each.version() > afterVersion)
        .forEach(events::add);
    return events;
  }

  /** Null: takes the timer back. */
  void set(String name, TimersInMemory.@Nullable Set timer) {
    timers.put(name, timer);
  }

  Map<String, TimersInMemory.@Nullable Set> timers() {
    return timers;
  }

  void raise(DomainEvent event, Metadata metadata) {
    var known = versions.get(event.stream());
    add(event, known == null ? NEXT : known + 1, metadata);
  }

  void raise(DomainEvent event, ExpectedVersion.Exactly expected, Metadata metadata) {
    var known = versions.get(event.stream());
    if (known != null && known != expected.version()) {
      throw new VersionConflict(event.stream(), expected, known);
    }
    add(event, expected.version() + 1, metadata);
  }

  /** Does what was sent inside this unit; when it fails, nothing of the unit is kept. */
  <R extends @Nullable Object> R piece(Object message, Supplier<R> body) {
    try {
      return body.get();
    } catch (Throwable cause) {
      if (failed == null) {
        failed = new Failed(message, cause);
      }
      throw cause;
    }
  }

  /** Refuses to be committed when a piece has failed. */
  void requireWhole() {
    if (failed != null) {
      if (failed.cause() instanceof Conflict overtaken) {
        throw overtaken;
      }
      throw new UnexpectedRollback(
          "command " + failed.message().getClass().getName(), failed.cause());
    }
  }

  private void add(DomainEvent event, long version, Metadata metadata) {
    if (version != NEXT) {
      versions.put(event.stream(), version);
    }
    raised.add(new Recorded<>(0, version, event, metadata));
    if (event instanceof Activity activity) {
      leaving.add(new Arrival.Said(activity));
    }
  }

  private record Failed(Object message, Throwable cause) {}
}

package dev.kontor.host.unit;

import dev.kontor.host.unit.UnitStore.Transaction;
import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.aggregate.ExpectedVersion;
import dev.kontor.tenant.aggregate.VersionConflict;
import dev.kontor.tenant.message.Metadata;
import dev.kontor.tenant.message.Recorded;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An open unit of work: its transaction and what was raised in it. Used by one thread. */
final class Unit {

  private final Transaction transaction;
  private final Metadata cause;
  private final Map<String, Long> versions = new HashMap<>();
  private final List<Raised> raised = new ArrayList<>();
  private final Deque<Raised> unhandled = new ArrayDeque<>();
  private final List<Left> left = new ArrayList<>();
  private final @Nullable StreamTurns turns;
  private final Map<String, StreamTurns.Turn> taken = new HashMap<>();
  private Map<String, @Nullable StoredTimer> timers = Map.of();
  private List<StoredTimer> fired = List.of();
  private @Nullable Raised handled;

  /** One that writes, and takes its turn at each stream that it reads. */
  Unit(Transaction transaction, Metadata cause, @Nullable StreamTurns turns) {
    this.transaction = transaction;
    this.cause = cause;
    this.turns = turns;
  }

  /** One that only reads, and waits for nobody. */
  static Unit reading(Transaction transaction, Metadata cause) {
    return new Unit(transaction, cause, null);
  }

  /** The stored events of a stream after a version; of one who writes, when it is its turn. */
  List<StoredEvent> events(String stream, long afterVersion) {
    if (turns != null) {
      taken.computeIfAbsent(stream, turns::take);
    }
    return transaction.events(stream, afterVersion);
  }

  void endTurns() {
    taken.values().forEach(StreamTurns.Turn::end);
    taken.clear();
  }

  Transaction transaction() {
    return transaction;
  }

  /** What the events of this unit follow from. */
  Metadata cause() {
    return cause;
  }

  /** The unit knows the version of this stream from now on. */
  void hasRead(String stream, long version) {
    versions.merge(stream, version, Math::max);
  }

  /** What was raised in a stream so far, where its versions are known. */
  List<Recorded<DomainEvent>> raisedIn(String stream, long afterVersion) {
    return raised.stream()
        .filter(each -> each.event().stream().equals(stream) && each.version() > afterVersion)
        .map(each -> new Recorded<>(0, each.version(), each.event(), each.metadata()))
        .toList();
  }

  /** Raises an event, whatever the version of its stream is. */
  void raise(DomainEvent event, Metadata metadata) {
    var known = versions.get(event.stream());
    add(event, known == null ? StoredEvent.NEXT : known + 1, metadata);
  }

  /** Raises an event that must have exactly this version. */
  void raise(DomainEvent event, ExpectedVersion.Exactly expected, Metadata metadata) {
    var known = versions.get(event.stream());
    if (known != null && known != expected.version()) {
      throw new VersionConflict(event.stream(), expected, known);
    }
    add(event, expected.version() + 1, metadata);
  }

  private void add(DomainEvent event, long version, Metadata metadata) {
    if (version != StoredEvent.NEXT) {
      versions.put(event.stream(), version);
    }
    var added = new Raised(event, version, metadata, handled);
    raised.add(added);
    unhandled.add(added);
  }

  /** The next event that no before-commit handler has seen yet; null: all are seen. */
  @Nullable Raised nextUnhandled() {
    handled = unhandled.poll();
    return handled;
  }

  /** Whether an event's version in this stream will be known only when it is written. */
  boolean isVersionOpen(String stream) {
    return raised.stream()
        .anyMatch(
            each -> each.version() == StoredEvent.NEXT && each.event().stream().equals(stream));
  }

  /** Leaves a value of phase one to the after-commit handlers. */
  void leave(Raised event, Object value) {
    left.add(new Left(event, value));
  }

  /** Sets a timer; the last of a name wins. */
  void set(StoredTimer timer) {
    change(timer.name(), timer);
  }

  void cancelTimer(String name) {
    change(name, null);
  }

  /** Most units leave timers alone, and need no map of them. */
  private void change(String timer, @Nullable StoredTimer to) {
    if (timers.isEmpty()) {
      timers = new LinkedHashMap<>();
    }
    timers.put(timer, to);
  }

  /** This unit is what these timers were set for. */
  void fired(List<StoredTimer> due) {
    fired = due;
  }

  TimerChanges timers() {
    if (timers.isEmpty() && fired.isEmpty()) {
      return TimerChanges.NONE;
    }
    return new TimerChanges(
        fired,
        timers.entrySet().stream()
            .filter(change -> change.getValue() == null)
            .map(Map.Entry::getKey)
            .toList(),
        timers.values().stream().flatMap(Stream::ofNullable).toList());
  }

  List<Raised> raised() {
    return Collections.unmodifiableList(raised);
  }

  List<Left> left() {
    return Collections.unmodifiableList(left);
  }

  /**
   * An event of this unit.
   *
   * @param by the event whose before-commit handler raised it; null: the command's handler did
   */
  record Raised(DomainEvent event, long version, Metadata metadata, @Nullable Raised by) {}

  /** What phase one of an event left to phase two. */
  record Left(Raised event, Object value) {}
}

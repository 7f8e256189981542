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
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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
  private @Nullable Raised handled;
  private @Nullable KeptAnswer answer;
  private boolean takesParts;
  private int partBegin;

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

  /** Whether this part raised an event in this stream whose version it can't know. */
  boolean isVersionOpen(String stream) {
    return raised.subList(partBegin, raised.size()).stream()
        .anyMatch(each -> each.version == StoredEvent.NEXT && each.event.stream().equals(stream));
  }

  /**
   * The unit knows the version of this stream from now on. What earlier parts raised there at
   * whatever version must have those that follow, which are now relied on.
   */
  void hasRead(String stream, long version) {
    for (var each : raised) {
      if (each.version == StoredEvent.NEXT && each.event.stream().equals(stream)) {
        each.version = Math.max(version, versions.getOrDefault(stream, 0L)) + 1;
        versions.put(stream, each.version);
      }
    }
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

  /** From now on, or no longer, each command is a part: done as a whole or not at all. */
  void takeParts(boolean now) {
    takesParts = now;
  }

  /** Whether the calling code is between two parts, so that a command is the next one. */
  boolean takesParts() {
    return takesParts;
  }

  /** Runs a part; when it throws, nothing of it is left. */
  <R extends @Nullable Object> R part(Supplier<R> body) {
    int raisedBefore = raised.size();
    int leftBefore = left.size();
    var versionsBefore = new HashMap<>(versions);
    takesParts = false;
    partBegin = raisedBefore;
    boolean done = false;
    try {
      R result = transaction.part(body);
      done = true;
      return result;
    } finally {
      takesParts = true;
      if (!done) {
        cut(raised, raisedBefore);
        cut(left, leftBefore);
        unhandled.clear();
        handled = null;
        versions.clear();
        versions.putAll(versionsBefore);
        // What the part has read may have given versions to what was raised before it.
        raised.stream()
            .filter(each -> each.version != StoredEvent.NEXT)
            .forEach(each -> versions.merge(each.event.stream(), each.version, Math::max));
      }
    }
  }

  private static void cut(List<?> list, int size) {
    list.subList(size, list.size()).clear();
  }

  /** Keeps the answer to the request that this unit does. */
  void keep(KeptAnswer kept) {
    answer = kept;
  }

  @Nullable KeptAnswer answer() {
    return answer;
  }

  /** The next event that no before-commit handler has seen yet; null: all are seen. */
  @Nullable Raised nextUnhandled() {
    handled = unhandled.poll();
    return handled;
  }

  /** Leaves a value of phase one to the after-commit handlers. */
  void leave(Raised event, Object value) {
    left.add(new Left(event, value));
  }

  List<Raised> raised() {
    return Collections.unmodifiableList(raised);
  }

  List<Left> left() {
    return Collections.unmodifiableList(left);
  }

  /** An event of this unit; equal to itself only. */
  static final class Raised {

    private final DomainEvent event;
    private final Metadata metadata;
    private final @Nullable Raised by;
    private long version;

    Raised(DomainEvent event, long version, Metadata metadata, @Nullable Raised by) {
      this.event = event;
      this.version = version;
      this.metadata = metadata;
      this.by = by;
    }

    DomainEvent event() {
      return event;
    }

    /** What it must have; {@link StoredEvent#NEXT}: whatever comes next. */
    long version() {
      return version;
    }

    Metadata metadata() {
      return metadata;
    }

    /** The event whose before-commit handler raised it; null: the command's handler did. */
    @Nullable Raised by() {
      return by;
    }
  }

  /** What phase one of an event left to phase two. */
  record Left(Raised event, Object value) {}
}

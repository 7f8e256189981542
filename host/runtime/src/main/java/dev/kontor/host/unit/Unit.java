package dev.kontor.host.unit;

import dev.kontor.host.unit.UnitStore.Transaction;
import dev.kontor.tenant.Conflict;
import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.UnexpectedRollback;
import dev.kontor.tenant.aggregate.ExpectedVersion;
import dev.kontor.tenant.aggregate.VersionConflict;
import dev.kontor.tenant.handling.Intercepted.OfFollowUp;
import dev.kontor.tenant.message.Metadata;
import dev.kontor.tenant.message.Recorded;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An open unit of work: its transaction and what was raised in it. Used by one thread. */
final class Unit {

  private final Transaction transaction;
  private final List<Due> followed = new ArrayList<>(1);
  private final Map<String, Long> versions = new HashMap<>();
  private final List<Raised> raised = new ArrayList<>();
  private final Deque<Raised> unhandled = new ArrayDeque<>();
  private final List<Left> left = new ArrayList<>();
  private final List<Own> own = new ArrayList<>();
  private final Set<String> rows = new LinkedHashSet<>();
  private final Map<String, StoredSnapshot> snapshots = new LinkedHashMap<>();
  private final @Nullable UnitTurns turns;
  private Metadata cause;
  private @Nullable Due following;
  private Map<String, @Nullable StoredTimer> timers = Map.of();
  private List<StoredTimer> fired = List.of();
  private @Nullable Raised handled;
  private @Nullable Failed failed;
  private @Nullable KeptAnswer answer;
  private @Nullable StoredReceipt receipt;
  private boolean takesParts;
  private int raisedByHandlers;
  private int partBegin;
  private int ownBegin;

  /** One that writes, and takes its turn at each stream that it reads. */
  Unit(
      Transaction transaction, Metadata cause, @Nullable Due following, @Nullable UnitTurns turns) {
    this.transaction = transaction;
    this.cause = cause;
    this.following = following;
    this.turns = turns;
    if (following != null) {
      followed.add(following);
    }
  }

  /** One that raises and sends nothing, and waits for nobody: a query's, or a projection's. */
  static Unit reading(Transaction transaction, Metadata cause) {
    return new Unit(transaction, cause, null, null);
  }

  /** The stored events of a stream after a version; of one who writes, when it is its turn. */
  List<StoredEvent> events(String stream, long afterVersion) {
    takeTurn(stream);
    return transaction.events(stream, afterVersion);
  }

  /** A stored stream from its snapshot on; of one who writes, when it is its turn. */
  StoredHistory history(String stream, int form) {
    takeTurn(stream);
    return transaction.history(stream, form);
  }

  private void takeTurn(String stream) {
    if (turns != null) {
      turns.take(stream, transaction.holdsConnection());
    }
  }

  /** Takes its turn at a stored aggregate, and knows its name. */
  void takeTurnAtRow(String stream) {
    rows.add(stream);
    takeTurn(stream);
  }

  /** The stored aggregates that were told something here, as far as they are known. */
  Collection<String> rows() {
    return rows.isEmpty()
        ? raised.stream().map(each -> each.event().stream()).distinct().toList()
        : rows;
  }

  /** A snapshot to be written at the end; the last one of a stream counts. */
  void keep(StoredSnapshot snapshot) {
    snapshots.put(snapshot.stream(), snapshot);
  }

  List<StoredSnapshot> snapshots() {
    return List.copyOf(snapshots.values());
  }

  /** Lets those go who only add, and will be committed after it. */
  void passTurns() {
    if (turns != null) {
      turns.pass();
    }
  }

  void endTurns() {
    if (turns != null) {
      turns.end();
    }
  }

  Transaction transaction() {
    return transaction;
  }

  /** What the events of this unit follow from. */
  Metadata cause() {
    return cause;
  }

  /** The follow-up that this unit runs now; null: it runs a command. */
  @Nullable Due following() {
    return following;
  }

  /** All follow-ups that this unit has run, or runs. */
  List<Due> followed() {
    return Collections.unmodifiableList(followed);
  }

  /**
   * Runs one more follow-up, as a part; when it throws, nothing of it is left. It doesn't wait for
   * its turn anywhere: those before it would wait with it, and have done what they do.
   *
   * @throws NotItsTurn when it would have to wait
   */
  void follow(Due next, Metadata its, Runnable run) {
    following = next;
    cause = its;
    ownBegin = own.size();
    var taken = requireTurns();
    taken.takeOnlyFree();
    try {
      part(() -> {
        run.run();
        takeTurnsAtRaised(false);
        return true;
      });
      followed.add(next);
    } catch (RuntimeException failed) {
      // Whatever the handler has made of that it was refused.
      taken.requireTaken();
      throw failed;
    } finally {
      takesParts = false;
      taken.forgetRefusal();
    }
  }

  /** A follow-up has run, and leaves nothing but that. */
  void skip(Due next) {
    followed.add(next);
  }

  private UnitTurns requireTurns() {
    return Objects.requireNonNull(turns, "what only reads follows nothing");
  }

  /** Whether this part raised an event in this stream whose version it can't know. */
  boolean isVersionOpen(String stream) {
    return isVersionOpen(stream, raised.subList(partBegin, raised.size()));
  }

  /** Whether any part raised an event in this stream whose version isn't known yet. */
  boolean isAnyVersionOpen(String stream) {
    return isVersionOpen(stream, raised);
  }

  private static boolean isVersionOpen(String stream, List<Raised> among) {
    return among.stream()
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

  /**
   * Refuses what is raised or sent where nothing would keep it: it would be lost without a word.
   */
  void requireWriting(Object message) {
    if (turns == null) {
      throw new IllegalStateException(
          "a query or projection can't lead to %s: neither raises or sends anything; send a command that does"
              .formatted(message.getClass().getName()));
    }
  }

  private void add(DomainEvent event, long version, Metadata metadata) {
    requireWriting(event);
    if (version != StoredEvent.NEXT) {
      versions.put(event.stream(), version);
    }
    var added = new Raised(event, version, metadata, handled);
    raised.add(added);
    unhandled.add(added);
    if (handled != null) {
      raisedByHandlers++;
    }
  }

  /** How many events before-commit handlers have raised so far. */
  int raisedByHandlers() {
    return raisedByHandlers;
  }

  /**
   * Takes its turn at the streams that were raised in without being read, so that their events are
   * numbered in the order in which they are committed. In one order for all, so that no two wait
   * for one another here.
   *
   * @param onlyAdds whether it need not see what those before it leave
   */
  void takeTurnsAtRaised(boolean onlyAdds) {
    if (raised.size() == 1) {
      takeTurnAtRaised(raised.getFirst().event().stream(), onlyAdds);
      return;
    }
    raised.stream()
        .map(each -> each.event().stream())
        .distinct()
        .sorted()
        .forEach(stream -> takeTurnAtRaised(stream, onlyAdds));
  }

  private void takeTurnAtRaised(String stream, boolean onlyAdds) {
    if (onlyAdds && turns != null) {
      turns.takeToAdd(stream);
    } else {
      takeTurn(stream);
    }
  }

  /** Whether all that it leaves by itself are events, whatever the versions of their streams. */
  boolean onlyAdds() {
    return !transaction.holdsConnection()
        && raised.stream().allMatch(each -> each.version == StoredEvent.NEXT)
        && left.isEmpty()
        && own.isEmpty()
        && timers.isEmpty()
        && fired.isEmpty()
        && snapshots.isEmpty()
        && answer == null
        && receipt == null;
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
    int ownBefore = own.size();
    var versionsBefore = new HashMap<>(versions);
    var timersBefore = timers.isEmpty() ? timers : new LinkedHashMap<>(timers);
    var snapshotsBefore = new LinkedHashMap<>(snapshots);
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
        cut(own, ownBefore);
        timers = timersBefore;
        unhandled.clear();
        handled = null;
        failed = null;
        versions.clear();
        versions.putAll(versionsBefore);
        snapshots.clear();
        snapshots.putAll(snapshotsBefore);
        // What the part has read may have given versions to what was raised before it.
        raised.stream()
            .filter(each -> each.version != StoredEvent.NEXT)
            .forEach(each -> versions.merge(each.event.stream(), each.version, Math::max));
      }
    }
  }

  /**
   * Does what was sent inside this unit. When it fails, the unit can't be committed any more,
   * whoever goes on after that: there is no savepoint, so what it did until then is a part of it.
   */
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

  /**
   * Refuses to go on to the commit when it has to begin anew, or a piece has failed; one that was
   * overtaken, as such, so that the whole is tried again.
   */
  void requireWhole() {
    if (turns != null) {
      turns.requireTaken();
    }
    if (failed == null) {
      return;
    }
    if (failed.cause() instanceof Conflict overtaken) {
      throw overtaken;
    }
    throw new UnexpectedRollback(failed.name(), failed.cause());
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

  /** Keeps which letters this unit takes. */
  void keep(StoredReceipt taken) {
    receipt = taken;
  }

  @Nullable StoredReceipt receipt() {
    return receipt;
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

  /** Leaves a run of a handler of the host's own. */
  void leave(Own run) {
    own.add(run);
  }

  List<Own> own() {
    return Collections.unmodifiableList(own);
  }

  /** How many of them the follow-up has left that runs now. */
  int ownOfFollowing() {
    return own.size() - ownBegin;
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

  /**
   * A run of a handler of the host's own.
   *
   * @param event that it follows
   * @param data JSON
   * @param attempts how often it has failed already
   */
  record Own(String handler, StoredEvent event, String data, int attempts) {}

  /** The first piece that failed. */
  private record Failed(Object message, Throwable cause) {

    String name() {
      return message instanceof OfFollowUp followUp
          ? "follow-up '%s'".formatted(followUp.handler())
          : "command " + message.getClass().getName();
    }
  }

  /** What phase one of an event left to phase two. */
  record Left(Raised event, Object value) {}
}

package dev.kontor.host.unit;

import dev.kontor.tenant.Conflict;
import dev.kontor.tenant.aggregate.ExpectedVersion;
import dev.kontor.tenant.aggregate.VersionConflict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's events, follow-ups and timers in memory, with the rules of the database. Thread-safe.
 */
public final class UnitsInMemory implements UnitStore, LogStore {

  private final List<StoredEvent> events = new ArrayList<>();
  private final List<StoredFollowUp> followUps = new ArrayList<>();
  private final Map<String, StoredTimer> timers = new TreeMap<>();
  private final Consumer<Writes> committing;
  private final BiFunction<String, String, @Nullable Due> first;
  private final Map<RequestKey, KeptAnswer> answers = new HashMap<>();
  private final Map<String, StoredSnapshot> snapshots = new HashMap<>();
  private long epoch;

  public UnitsInMemory() {
    this(_ -> {}, (_, _) -> null);
  }

  /**
   * Of a database that is told of each unit before it is kept, and may refuse it.
   *
   * @param first of a handler's queue
   */
  public UnitsInMemory(
      Consumer<Writes> committing, BiFunction<String, String, @Nullable Due> first) {
    this.committing = committing;
    this.first = first;
  }

  @Override
  public <R extends @Nullable Object> R write(Function<Transaction, R> body) {
    var transaction = new Staged();
    R result = body.apply(transaction);
    transaction.commit();
    return result;
  }

  @Override
  public <R extends @Nullable Object> R read(Function<Transaction, R> body) {
    return body.apply(new Staged());
  }

  @Override
  public synchronized @Nullable KeptAnswer answer(RequestKey key, Instant now) {
    var kept = answers.get(key.place());
    return kept == null || !kept.until().isAfter(now) ? null : kept;
  }

  @Override
  public synchronized Ownership takeOver() {
    return new Ownership(++epoch, lastNumber());
  }

  @Override
  public synchronized List<StoredEvent> read(long held, Slice slice) {
    if (held != epoch) {
      throw new Stale(held, epoch);
    }
    var ascending = Comparator.comparingLong(StoredEvent::position);
    return events.stream()
        .filter(event -> event.position() > slice.after() && event.position() <= slice.upTo())
        .filter(event -> slice.stream() == null || event.stream().equals(slice.stream()))
        .filter(event -> slice.types().isEmpty() || slice.types().contains(event.type()))
        .sorted(slice.newestFirst() ? ascending.reversed() : ascending)
        .limit(slice.most())
        .toList();
  }

  @Override
  public boolean isOver(int session) {
    return true;
  }

  private long lastNumber() {
    return Math.max(
        events.stream().mapToLong(StoredEvent::position).max().orElse(0),
        followUps.stream().mapToLong(StoredFollowUp::number).max().orElse(0));
  }

  /** All events, by position. */
  public synchronized List<StoredEvent> events() {
    return List.copyOf(events);
  }

  /** All follow-ups, by number. */
  public synchronized List<StoredFollowUp> followUps() {
    return List.copyOf(followUps);
  }

  private synchronized List<StoredEvent> eventsOf(String stream, long afterVersion) {
    return events.stream()
        .filter(event -> event.stream().equals(stream) && event.version() > afterVersion)
        .toList();
  }

  private synchronized StoredHistory historyOf(String stream, int form) {
    var snapshot = snapshots.get(stream);
    return snapshot == null || snapshot.form() != form
        ? new StoredHistory(null, eventsOf(stream, 0))
        : new StoredHistory(snapshot, eventsOf(stream, snapshot.version()));
  }

  private synchronized void commit(long held, Writes writes) {
    if (held != epoch) {
      throw new Stale(held, epoch);
    }
    for (long done : writes.done()) {
      if (followUps.stream().noneMatch(each -> each.number() == done)) {
        throw new Conflict("follow-up %d is gone already".formatted(done), null);
      }
    }
    var answer = writes.answer();
    if (answer != null && answer(answer.key(), answer.at()) != null) {
      throw new Conflict("the request has been answered meanwhile", null);
    }
    var versioned = new ArrayList<StoredEvent>();
    for (var event : writes.events()) {
      versioned.add(versioned(event, versioned));
    }
    writes.timers().fired().forEach(this::requireSet);
    committing.accept(
        new Writes(
            versioned,
            writes.followUps(),
            writes.done(),
            writes.answer(),
            writes.snapshots(),
            writes.timers(),
            writes.letters(),
            null));
    followUps.removeIf(each -> writes.done().contains(each.number()));
    change(writes.timers());
    events.addAll(versioned);
    followUps.addAll(writes.followUps());
    if (answer != null) {
      answers.put(answer.key().place(), answer);
    }
    writes.snapshots().forEach(each -> snapshots.put(each.stream(), each));
  }

  private void requireSet(StoredTimer fired) {
    var set = timers.get(fired.name());
    if (set == null || !set.id().equals(fired.id())) {
      throw new Conflict("timer '%s' is gone".formatted(fired.name()), null);
    }
  }

  private void change(TimerChanges changes) {
    changes.fired().forEach(timer -> timers.remove(timer.name()));
    changes.cancelled().forEach(timers::remove);
    changes.set().forEach(timer -> timers.put(timer.name(), timer));
  }

  /** All timers, the soonest first. */
  public synchronized List<StoredTimer> timers() {
    return timers.values().stream().sorted(Comparator.comparing(StoredTimer::dueAt)).toList();
  }

  private StoredEvent versioned(StoredEvent event, List<StoredEvent> before) {
    long next = 1L + eventsOf(event.stream(), 0).size();
    next += before.stream().filter(each -> each.stream().equals(event.stream())).count();
    if (event.version() != StoredEvent.NEXT && event.version() != next) {
      throw new VersionConflict(
          event.stream(), ExpectedVersion.exactly(event.version() - 1), next - 1);
    }
    if (events.stream()
        .anyMatch(
            each -> each.stream().equals(event.stream()) && each.position() > event.position())) {
      throw new Conflict(
          "stream '%s' has an event of a higher number".formatted(event.stream()), null);
    }
    return new StoredEvent(
        event.position(),
        event.stream(),
        next,
        event.type(),
        event.schema(),
        event.data(),
        event.metadata());
  }

  private final class Staged implements Transaction {

    private @Nullable Runnable staged;

    @Override
    public boolean holdsConnection() {
      return true;
    }

    @Override
    public List<StoredEvent> events(String stream, long afterVersion) {
      return eventsOf(stream, afterVersion);
    }

    @Override
    public @Nullable Due first(String handler, String queue) {
      return first.apply(handler, queue);
    }

    @Override
    public <R extends @Nullable Object> R part(Supplier<R> body) {
      return body.get();
    }

    @Override
    public StoredHistory history(String stream, int form) {
      return historyOf(stream, form);
    }

    @Override
    public void write(long held, Writes writes, Runnable inLine) {
      staged = () -> UnitsInMemory.this.commit(held, writes);
    }

    void commit() {
      if (staged != null) {
        staged.run();
      }
    }
  }
}

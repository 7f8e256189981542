package dev.kontor.host.followup;

import dev.kontor.host.unit.Due;
import dev.kontor.tenant.Conflict;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Follow-ups that are gone when the process is. */
public final class FollowUpsInMemory implements FollowUpStore {

  private final TreeMap<Long, Row> rows = new TreeMap<>();
  private final Map<String, Integer> asked = new HashMap<>();
  private final Runnable begun;
  private Predicate<String> refused = _ -> false;
  private Predicate<String> lost = _ -> false;
  private Consumer<String> answered = _ -> {};
  private LongConsumer parked = _ -> {};

  /** Empty. */
  public FollowUpsInMemory() {
    this(() -> {});
  }

  /** Empty; an engine that starts is noted. */
  public FollowUpsInMemory(Runnable begun) {
    this.begun = begun;
  }

  /** From now on, these methods throw, as they do when the database is away. */
  synchronized void refuse(Predicate<String> methods) {
    refused = methods;
  }

  /** From now on, these methods do what they are to do, and throw. */
  synchronized void loseAnswers(Predicate<String> methods) {
    lost = methods;
  }

  /** From now on this is called, without any lock, between a page's reading and its return. */
  synchronized void whenAnswered(Consumer<String> then) {
    answered = then;
  }

  /** From now on this is called, without any lock, between a run's parking and its return. */
  synchronized void whenParked(LongConsumer then) {
    parked = then;
  }

  synchronized int asked(String method) {
    return asked.getOrDefault(method, 0);
  }

  private void end(String method) {
    if (lost.test(method)) {
      throw new IllegalStateException("the database is away after '%s'".formatted(method));
    }
  }

  private void begin(String method) {
    asked.merge(method, 1, Integer::sum);
    if (refused.test(method)) {
      throw new IllegalStateException("the database is away: '%s'".formatted(method));
    }
  }

  /** Keeps runs, as the unit that leaves them does. */
  public synchronized void add(Due due) {
    // A copy, as a database has one: what the engine keeps in memory is its own.
    var copy = new Due(due.followUp(), due.event(), due.again(), due.isParked());
    rows.put(due.followUp().number(), new Row(copy, null, null));
  }

  /** Deletes a run, as the unit that runs it does. */
  public synchronized void done(long number) {
    if (rows.remove(number) == null) {
      throw new Conflict("follow-up %d is gone already".formatted(number), null);
    }
  }

  @Override
  public synchronized List<Waiting> waiting(long afterNumber, int most) {
    begin("waiting");
    begun.run();
    return rows.tailMap(afterNumber, false).entrySet().stream()
        .limit(most)
        .map(run -> {
          var row = run.getValue();
          return new Waiting(run.getKey(), row.handler(), row.queue(), row.parkedAt != null);
        })
        .toList();
  }

  @Override
  public List<Due> next(String handler, @Nullable String queue, long afterNumber, int most) {
    var page = page(handler, queue, afterNumber, most);
    answered().accept(handler);
    return page;
  }

  private synchronized Consumer<String> answered() {
    return answered;
  }

  private synchronized List<Due> page(
      String handler, @Nullable String queue, long afterNumber, int most) {
    begin("next");
    return rows.tailMap(afterNumber, false).values().stream()
        .filter(row -> row.handler().equals(handler) && Objects.equals(row.queue(), queue))
        .limit(most)
        .map(Row::due)
        .toList();
  }

  @Override
  public synchronized void failed(long number, int attempts, String error, Instant again) {
    begin("failed");
    rows.computeIfPresent(number, (_, row) -> row.with(attempts, error, again, null));
  }

  @Override
  public void park(long number, int attempts, String error, Instant at) {
    keepParked(number, attempts, error, at).accept(number);
  }

  private synchronized LongConsumer keepParked(
      long number, int attempts, String error, Instant at) {
    begin("park");
    rows.computeIfPresent(number, (_, row) -> row.with(attempts, error, null, at));
    return parked;
  }

  @Override
  public synchronized List<DeadLetter> parked(long afterNumber, int most) {
    begin("parked");
    return rows.tailMap(afterNumber, false).values().stream()
        .flatMap(Row::deadLetter)
        .limit(most)
        .toList();
  }

  @Override
  public synchronized @Nullable OpenedLetter open(long number) {
    begin("open");
    var row = rows.get(number);
    return row == null
        ? null
        : row.deadLetter().map(it -> new OpenedLetter(it, row.due())).findFirst().orElse(null);
  }

  @Override
  public synchronized boolean replay(long number) {
    begin("replay");
    var row = rows.get(number);
    if (row == null || row.parkedAt == null) {
      return false;
    }
    rows.put(number, row.with(0, null, null, null));
    end("replay");
    return true;
  }

  @Override
  public synchronized boolean discard(long number) {
    begin("discard");
    var row = rows.get(number);
    return row != null && row.parkedAt != null && rows.remove(number, row);
  }

  @Override
  public synchronized Backlog backlog() {
    begin("backlog");
    long parked = rows.values().stream().filter(row -> row.parkedAt != null).count();
    return new Backlog(rows.size() - parked, parked);
  }

  private record Row(Due due, @Nullable String error, @Nullable Instant parkedAt) {

    String handler() {
      return due.followUp().handler();
    }

    @Nullable String queue() {
      return due.followUp().queue();
    }

    Row with(
        int attempts,
        @Nullable String newError,
        @Nullable Instant again,
        @Nullable Instant newParkedAt) {
      var followUp = RunsUnderTest.attempted(due.followUp(), attempts);
      return new Row(
          new Due(followUp, due.event(), again, newParkedAt != null), newError, newParkedAt);
    }

    Stream<DeadLetter> deadLetter() {
      if (parkedAt == null || error == null) {
        return Stream.empty();
      }
      var it = due.followUp();
      return Stream.of(
          new DeadLetter(
              it.number(),
              it.handler(),
              it.queue(),
              it.attempts(),
              error,
              due.event().type(),
              due.event().metadata(),
              parkedAt));
    }
  }
}

package dev.kontor.host.unit;

import dev.kontor.tenant.Caller;
import dev.kontor.tenant.Command;
import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.Query;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.message.Metadata;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Units of work in one tenant's context. Thread-safe; a unit belongs to the thread that opened it.
 *
 * <p>What a unit promises is said in design §5; {@link #execute} is the sentence that it comes
 * from.
 */
public final class UnitOfWork implements AutoCloseable {

  private static final int MOST_EVENTS = 1000;

  private final ScopedValue<Unit> current = ScopedValue.newInstance();
  private final Hold hold;
  private final UnitStore store;
  private final Application application;
  private final Origin origin;
  private final Tracing tracing;
  private final Retry retry;
  private final StreamTurns turns;
  private final Interceptors interceptors;
  private final Questions questions;
  private final KeyedRequests requests;
  private final FollowUpRuns runs;
  private final Heirs heirs;
  private volatile boolean closed;

  /**
   * Of a context.
   *
   * @param committed is told at once of the follow-ups that a unit leaves
   * @param timerSet is told at once when the soonest of the timers that a unit has set is due
   */
  public UnitOfWork(
      Hold hold,
      Application application,
      Origin origin,
      Tracing tracing,
      Dues committed,
      Consumer<Instant> timerSet) {
    this.hold = hold;
    this.store = hold.store();
    this.application = application;
    this.origin = origin;
    this.tracing = tracing;
    this.retry = new Retry(origin.world());
    this.turns = new StreamTurns(origin.world(), store.atOnce());
    this.interceptors = new Interceptors(application.beans());
    this.questions = new Questions(this, application, hold, interceptors);
    this.requests = new KeyedRequests(this, store);
    this.runs = new FollowUpRuns(this, application);
    this.heirs = new Heirs(committed, timerSet, questions::changed);
  }

  /** Whose it is. */
  public TenantId tenant() {
    return hold.tenant();
  }

  /** Has the command's handler do it, in the open unit or in one of its own. */
  @SuppressWarnings("unchecked")
  public <R extends @Nullable Object> R send(Command<R> command) {
    var handler = application.catalog().handler(command);
    Supplier<R> body = () -> (R) handler.call(application.beans(), command);
    if (!current.isBound()) {
      return inSpan(command, () -> retried(() -> execute(command, first(), null, body)));
    }
    var unit = current.get();
    unit.requireWriting(command);
    return unit.takesParts()
        ? inSpan(command, () -> unit.part(() -> handled(unit, command, body)))
        : unit.piece(command, body);
  }

  /** Has the query's handler answer, in the open unit or in a transaction that only reads. */
  @SuppressWarnings("unchecked")
  public <R extends @Nullable Object> R ask(Query<R> query) {
    var handler = application.catalog().handler(query);
    Supplier<R> body = () -> (R) handler.call(application.beans(), query);
    if (!current.isBound()) {
      return questions.ask(query, body);
    }
    var unit = current.get();
    return unit.takesParts() ? interceptors.around(query, unit.cause(), body) : body.get();
  }

  /**
   * Does a request with a key once: all its commands are one unit, and its answer is kept in that.
   * A command that throws leaves nothing, also when the request goes on after it. Null, or what it
   * throws, is not kept.
   *
   * @throws dev.kontor.tenant.Conflict while the same request runs
   * @throws dev.kontor.tenant.MessageUnprocessable when the key was used for another request
   */
  public @Nullable String once(RequestKey key, Supplier<@Nullable String> request) {
    return requests.once(key, request);
  }

  /**
   * Runs follow-ups of one queue: what they write and that they ran are committed together. One
   * that skips its message has run, and leaves nothing else. One that fails has run if what its
   * handler has instead does not; otherwise nothing is left of it, nor of those behind it.
   *
   * @param dues in their order; from one
   * @param callers runs the body of all but the first for their callers
   * @param commits is told when all is done but a commit that holds no connection meanwhile
   */
  public Ran run(List<Due> dues, BiConsumer<Caller, Runnable> callers, Runnable commits) {
    return runs.run(dues, callers, commits);
  }

  /**
   * Does a projection's work in a transaction of its own, which raises nothing; ownership is asked
   * at its end, as for a unit.
   */
  public void project(Runnable work) {
    long epoch = hold.epoch();
    var _ =
        store.write(transaction -> {
          var unit = Unit.reading(transaction, first());
          ScopedValue.where(current, unit).run(work);
          transaction.write(epoch, new Writes(List.of(), List.of(), null));
          return true;
        });
  }

  /**
   * The whole story of a unit: it has its turn where others are, decides, handles what was raised,
   * writes, commits, and tells who goes on with what it has left; or it leaves nothing.
   *
   * @param message what its interceptors see; null: it is none of theirs
   * @param following the follow-up that it runs; null: none
   */
  <R extends @Nullable Object> R execute(
      @Nullable Object message, Metadata cause, @Nullable Due following, Supplier<R> decide) {
    return execute(cause, following, unit -> handled(unit, message, decide), () -> {});
  }

  /**
   * The same, from its first message to its last.
   *
   * @param course what it does before it is written
   * @param commits is told when all is done but a commit that holds no connection meanwhile
   */
  <R extends @Nullable Object> R execute(
      Metadata cause, @Nullable Due following, Function<Unit, R> course, Runnable commits) {
    return turns.inTurn(
        following != null,
        mine -> {
          // Before the transaction is open: taking over needs a connection of its own.
          var leaving = new Leaving(hold.owned(), application, origin.world().clock(), heirs);
          try (leaving) {
            return leaving.commit(() ->
                store.write(transaction -> {
                  var unit = leaving.begin(new Unit(transaction, cause, following, mine));
                  return within(
                      unit,
                      () -> {
                        R answer = course.apply(unit);
                        requireNotClosed();
                        if (!transaction.holdsConnection()) {
                          commits.run();
                        }
                        leaving.write(unit);
                        return answer;
                      });
                }));
          }
        });
  }

  /** Decides and handles what was raised, also by handlers and interceptors. */
  <R extends @Nullable Object> R handled(Unit unit, @Nullable Object message, Supplier<R> decide) {
    int most = unit.raisedByHandlers() + MOST_EVENTS;
    Supplier<R> decided =
        () -> {
          R answer = decide.get();
          handleBeforeCommit(unit, most);
          return answer;
        };
    R answer =
        message == null
            ? decided.get()
            : interceptors.around(message, unit.cause(), () -> unit.piece(message, decided));
    handleBeforeCommit(unit, most);
    unit.requireWhole();
    return answer;
  }

  private void handleBeforeCommit(Unit unit, int most) {
    for (var raised = unit.nextUnhandled(); raised != null; raised = unit.nextUnhandled()) {
      if (unit.raisedByHandlers() > most) {
        throw new EndlessEvents(raised, MOST_EVENTS);
      }
      for (var projection : application.catalog().projections().inline(raised.event())) {
        projection.enter(application.beans(), raised.event(), raised.metadata());
      }
      for (var handler : application.catalog().beforeCommit(raised.event())) {
        var value = handler.call(application.beans(), raised.event());
        if (value != null) {
          unit.leave(raised, value);
        }
      }
    }
  }

  private void requireNotClosed() {
    if (closed) {
      throw new IllegalStateException(
          "tenant '%s': its context was closed before this unit ended; nothing was written, so repeat the command"
              .formatted(tenant()));
    }
  }

  /** Lets units that are still open write nothing any more. */
  @Override
  public void close() {
    closed = true;
  }

  /** Raises an event in the open unit. */
  public void raise(DomainEvent event) {
    var unit = open();
    unit.raise(event, following(unit));
  }

  /** Raises an event in the open unit that follows from a message from elsewhere. */
  public void raise(DomainEvent event, Metadata cause) {
    open().raise(event, origin.following(cause));
  }

  /** Keeps in the open unit which letters it takes. */
  public void keep(StoredReceipt receipt) {
    open().keep(receipt);
  }

  /**
   * Does what the host itself has to write, in a unit of its own, tried again when others were
   * faster.
   */
  public <R extends @Nullable Object> R execute(Metadata cause, Supplier<R> body) {
    return retried(() -> execute(null, cause, null, body));
  }

  /** What a message of the host's own follows from: nothing. */
  public Metadata beginning(Caller caller) {
    return origin.first(tenant(), caller);
  }

  /**
   * Has somebody told of the events of each unit that has ended, before its caller is answered;
   * none of one that failed, or whose end nobody knows. To be called before the first unit.
   */
  public void tell(Consumer<List<StoredEvent>> listener) {
    heirs.tell(listener);
  }

  /** Has somebody told of the letters of each unit. To be called before the first unit. */
  public void tellOfLetters(Senders senders) {
    heirs.tellOfLetters(senders);
  }

  /**
   * From now on everybody sees what events of these types have made of a projection's tables, which
   * kept answers don't know.
   */
  public void changed(Set<String> types) {
    questions.changed(types);
  }

  /** Whether the calling code runs inside a unit. */
  public boolean isOpen() {
    return current.isBound();
  }

  Unit open() {
    if (!current.isBound()) {
      throw new IllegalStateException(
          "tenant '%s': no unit of work is open on this thread; send a command, and do this in its handler"
              .formatted(tenant()));
    }
    return current.get();
  }

  /** Runs the body with this unit open on the calling thread. */
  <R extends @Nullable Object> R within(Unit unit, Supplier<R> body) {
    return ScopedValue.where(current, unit).call(body::get);
  }

  /** Tries a unit again, as a whole, when others were faster. */
  <R extends @Nullable Object> R retried(Supplier<R> unit) {
    return retry.onConflict(unit);
  }

  <R extends @Nullable Object> R inSpan(Object asked, Supplier<R> body) {
    return tracing.unit(tenant(), asked, TenantContext.caller().trace(), body);
  }

  <R extends @Nullable Object> R inSpanOf(String handler, Due due, Supplier<R> body) {
    return tracing.followUp(tenant(), handler, due.event().metadata().trace(), body);
  }

  /** What a message follows from that nothing else here has led to. */
  Metadata first() {
    return traced(origin.first(tenant(), TenantContext.caller()));
  }

  Metadata traced(Metadata cause) {
    return cause.in(tracing.current(cause.trace()));
  }

  Metadata following(Unit unit) {
    return origin.following(unit.cause());
  }

  EventCodec codec() {
    return application.codec();
  }

  Origin origin() {
    return origin;
  }
}

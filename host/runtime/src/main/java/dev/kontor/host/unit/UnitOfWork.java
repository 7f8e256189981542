package dev.kontor.host.unit;

import dev.kontor.host.message.AfterCommitMethod;
import dev.kontor.host.message.Caching;
import dev.kontor.host.message.Catalog;
import dev.kontor.host.message.HandlerMethod;
import dev.kontor.host.unit.UnitStore.Conflict;
import dev.kontor.host.unit.UnitStore.Stale;
import dev.kontor.host.unit.UnitStore.Uncertain;
import dev.kontor.tenant.Caller;
import dev.kontor.tenant.Command;
import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.MessageSkipped;
import dev.kontor.tenant.Query;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.aggregate.VersionConflict;
import dev.kontor.tenant.handling.FollowUp;
import dev.kontor.tenant.handling.Intercepted.OfFollowUp;
import dev.kontor.tenant.message.Metadata;
import io.micronaut.context.BeanContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Units of work in one tenant's context. Thread-safe; a unit belongs to the thread that opened it.
 *
 * <p>What a unit promises is said in design §5; {@link #execute} is the sentence that it comes
 * from.
 */
public final class UnitOfWork implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(UnitOfWork.class);
  private static final int MOST_EVENTS = 1000;

  private final ScopedValue<Unit> current = ScopedValue.newInstance();
  private final TenantId tenant;
  private final BeanContext beans;
  private final Catalog catalog;
  private final EventCodec codec;
  private final UnitStore store;
  private final Takeovers takeovers;
  private final Origin origin;
  private final Retry retry;
  private final StreamTurns turns;
  private final Interceptors interceptors;
  private final RequestsUnderWay requests = new RequestsUnderWay();
  private final Tracing tracing;
  private final Heirs heirs;
  private volatile boolean closed;
  private final Changes changes;
  private final Answers answers;

  /** Of a context that nobody traces. */
  public UnitOfWork(
      TenantId tenant,
      BeanContext beans,
      Catalog catalog,
      EventCodec codec,
      UnitStore store,
      Takeovers takeovers,
      Origin origin,
      Dues committed,
      Consumer<Instant> timerSet) {
    this(
        tenant,
        beans,
        catalog,
        codec,
        store,
        takeovers,
        origin,
        Tracing.none(),
        committed,
        timerSet);
  }

  /**
   * Of a context.
   *
   * @param committed is told at once of the follow-ups that a unit leaves
   * @param timerSet is told at once when the soonest of the timers that a unit has set is due
   */
  public UnitOfWork(
      TenantId tenant,
      BeanContext beans,
      Catalog catalog,
      EventCodec codec,
      UnitStore store,
      Takeovers takeovers,
      Origin origin,
      Tracing tracing,
      Dues committed,
      Consumer<Instant> timerSet) {
    this.tenant = tenant;
    this.beans = beans;
    this.catalog = catalog;
    this.codec = codec;
    this.store = store;
    this.takeovers = takeovers;
    this.origin = origin;
    this.retry = new Retry(origin.world());
    this.turns = new StreamTurns(origin.world());
    this.tracing = tracing;
    this.heirs = new Heirs(committed, timerSet, this::changed);
    this.interceptors = new Interceptors(beans);
    this.changes = takeovers.changes(tenant);
    this.answers = new Answers(origin.world(), changes);
  }

  /** Whose it is. */
  public TenantId tenant() {
    return tenant;
  }

  /** Has the command's handler do it, in the open unit or in one of its own. */
  @SuppressWarnings("unchecked")
  public <R extends @Nullable Object> R send(Command<R> command) {
    var handler = catalog.handler(command);
    Supplier<R> body = () -> (R) handler.call(beans, command);
    if (!current.isBound()) {
      return inSpan(command, () -> retry.onConflict(() -> execute(command, first(), null, body)));
    }
    var unit = current.get();
    unit.requireWriting(command);
    return unit.takesParts()
        ? inSpan(command, () -> unit.part(() -> handled(unit, command, body)))
        : body.get();
  }

  private <R extends @Nullable Object> R inSpan(Object asked, Supplier<R> body) {
    return tracing.unit(tenant, asked, TenantContext.caller().trace(), body);
  }

  /**
   * Does a request with a key once: all its commands are one unit, and its answer is kept in that.
   * A command that throws leaves nothing, also when the request goes on after it. Null, or what it
   * throws, is not kept.
   *
   * @throws Conflict while the same request runs
   * @throws dev.kontor.tenant.MessageUnprocessable when the key was used for another request
   */
  public @Nullable String once(RequestKey key, Supplier<@Nullable String> request) {
    var entry = requests.enter(key);
    try (entry) {
      return inSpan(key, () -> retry.onConflict(() -> keptOrNew(key, request)));
    }
  }

  private @Nullable String keptOrNew(RequestKey key, Supplier<@Nullable String> request) {
    var kept = store.answer(key, now());
    return kept == null ? execute(null, first(), null, () -> answered(key, request)) : kept.to(key);
  }

  private @Nullable String answered(RequestKey key, Supplier<@Nullable String> request) {
    var unit = open();
    unit.takeParts(true);
    var answer = request.get();
    unit.takeParts(false);
    if (answer != null) {
      unit.keep(KeptAnswer.now(key, answer, now()));
    }
    return answer;
  }

  private Metadata first() {
    return traced(origin.first(tenant, TenantContext.caller()));
  }

  private Metadata traced(Metadata cause) {
    return cause.in(tracing.current(cause.trace()));
  }

  private Instant now() {
    return origin.world().clock().instant();
  }

  /** Has the query's handler answer, in the open unit or in a transaction that only reads. */
  @SuppressWarnings("unchecked")
  public <R extends @Nullable Object> R ask(Query<R> query) {
    var handler = catalog.handler(query);
    Supplier<R> body = () -> (R) handler.call(beans, query);
    if (!current.isBound()) {
      return inSpan(query, () -> askAnew(query, catalog.caching(query), body));
    }
    var unit = current.get();
    return unit.takesParts() ? interceptors.around(query, unit.cause(), body) : body.get();
  }

  /** Interceptors, where there are any, see each question in a transaction, kept answer or not. */
  private <R extends @Nullable Object> R askAnew(
      Query<R> query, @Nullable Caching caching, Supplier<R> body) {
    if (caching == null) {
      return read(query, body);
    }
    return interceptors.isEmpty()
        ? answers.of(query, caching, () -> read(query, body))
        : read(query, () -> answers.of(query, caching, body));
  }

  private <R extends @Nullable Object> R read(Query<R> query, Supplier<R> body) {
    return store.read(transaction -> {
      var unit = Unit.reading(transaction, first());
      return ScopedValue.where(current, unit)
          .call(() -> interceptors.around(query, unit.cause(), body));
    });
  }

  /**
   * From now on everybody sees what events of these types have made of a projection's tables, which
   * kept answers don't know.
   */
  public void changed(Set<String> types) {
    types.forEach(this::changed);
  }

  private void changed(String type) {
    if (catalog.changesAnswers(type)) {
      changes.count(type);
    }
  }

  /**
   * Runs a follow-up: what it writes and that it ran are committed together. One that skips its
   * message has run, and leaves nothing else. One that fails has run if what its handler has
   * instead does not.
   */
  public void run(Due due) {
    var stored = due.followUp();
    var handler = catalog.afterCommitNamed(stored.handler());
    if (handler == null) {
      throw new IllegalStateException("nothing is named '%s' any more".formatted(stored.handler()));
    }
    var cause = due.event().metadata();
    tracing.<@Nullable Object>followUp(
        tenant,
        handler.name(),
        cause.trace(),
        () -> {
          run(handler, due, cause);
          return null;
        });
  }

  private void run(AfterCommitMethod handler, Due due, Metadata cause) {
    var stored = due.followUp();
    var followUp = new FollowUp(due.id(), stored.attempts() + 1, cause);
    try {
      var message = message(handler, due);
      execute(
          new OfFollowUp(handler.name(), message, followUp),
          traced(cause),
          due,
          () -> {
            handler.call(beans, message, followUp);
            return null;
          });
    } catch (Conflict | VersionConflict | Stale | Uncertain unknown) {
      throw unknown;
    } catch (MessageSkipped skipped) {
      log.atInfo()
          .addKeyValue("tenant", tenant)
          .log("follow-up '{}' skipped: {}", handler.name(), skipped.getMessage());
      instead(handler, catalog.insteadOf(handler.name()), due, followUp, skipped);
    } catch (RuntimeException failed) {
      var instead = catalog.insteadOf(handler.name());
      if (instead == null) {
        throw failed;
      }
      instead(handler, instead, due, followUp, failed);
    }
  }

  /** Without anything to do instead, the run is done. */
  private void instead(
      AfterCommitMethod handler,
      @Nullable HandlerMethod instead,
      Due due,
      FollowUp followUp,
      RuntimeException failed) {
    execute(
        null,
        followUp.cause(),
        due,
        () -> {
          if (instead != null) {
            instead.call(beans, message(handler, due), followUp, failed);
          }
          return null;
        });
  }

  /**
   * Does a projection's work in a transaction of its own, which raises nothing; ownership is asked
   * at its end, as for a unit.
   */
  public void project(Runnable work) {
    long epoch = takeovers.epoch(tenant, store);
    var _ =
        store.write(transaction -> {
          var unit = Unit.reading(transaction, first());
          ScopedValue.where(current, unit).run(work);
          transaction.write(epoch, new Writes(List.of(), List.of(), null));
          return true;
        });
  }

  /**
   * Has somebody told of the events of each unit that has ended, before its caller is answered;
   * none of one that failed, or whose end nobody knows. To be called before the first unit.
   */
  public void tell(Consumer<List<StoredEvent>> listener) {
    heirs.tell(listener);
  }

  /**
   * Runs the last part of a follow-up of the host's own: what the body writes, and that the
   * follow-up ran, are committed together.
   */
  public void done(Due due, Runnable body) {
    retry.onConflict(() ->
        execute(
            null,
            due.event().metadata(),
            due,
            () -> {
              body.run();
              return null;
            }));
  }

  /** Whether the calling code runs inside a follow-up's unit. */
  public boolean isFollowUp() {
    return current.isBound() && current.get().following() != null;
  }

  /**
   * Leaves a run of a handler of the host's own, when the open follow-up has committed. What it is
   * given bears an {@code id} too, which comes from the open follow-up's: each attempt at that
   * leaves the same.
   */
  public void leave(String handler, Map<String, String> data) {
    var unit = open();
    var following = Objects.requireNonNull(unit.following(), "only a follow-up leaves these");
    var all = new HashMap<>(data);
    all.put("id", FollowUpId.of(following.id(), unit.own().size()).toString());
    unit.leave(handler, codec.write(all));
  }

  /** What {@link #leave} was given. */
  public Map<String, String> fields(Due due) {
    return codec.readTexts(Objects.requireNonNull(due.followUp().data()));
  }

  private Object message(AfterCommitMethod handler, Due due) {
    var data = due.followUp().data();
    return data == null ? codec.read(due.event()) : codec.read(data, handler.handler().message());
  }

  /**
   * Removes these timers and raises, for each, the event that says so; all in one unit.
   *
   * @throws Conflict when one of them is gone, or another bears its name
   */
  public void fire(List<Firing> firings) {
    execute(
        null,
        origin.first(tenant, Caller.nobody()),
        null,
        () -> {
          var unit = open();
          unit.fired(firings.stream().map(Firing::timer).toList());
          for (var firing : firings) {
            unit.raise(firing.event(), origin.following(firing.timer().metadata()));
            if (firing.next() != null) {
              unit.set(firing.next());
            }
          }
          return null;
        });
  }

  /** Sets timers and takes others back, in a unit of its own. */
  public void keep(List<StoredTimer> set, List<String> cancelled) {
    execute(
        null,
        origin.first(tenant, Caller.nobody()),
        null,
        () -> {
          cancelled.forEach(open()::cancelTimer);
          set.forEach(open()::set);
          return null;
        });
  }

  /**
   * Decides, handles what was raised, writes, and commits; or leaves nothing.
   *
   * @param message what its interceptors see; null: it is none of theirs
   */
  private <R extends @Nullable Object> R execute(
      @Nullable Object message, Metadata cause, @Nullable Due following, Supplier<R> decide) {
    // Before the transaction is open: taking over needs a connection of its own.
    var leaving = new Leaving(takeovers.of(tenant, store), catalog, codec, heirs);
    try (leaving) {
      return leaving.commit(() ->
          store.write(transaction -> {
            var unit = leaving.begin(new Unit(transaction, cause, following, turns));
            return ScopedValue.where(current, unit)
                .call(() -> {
                  R answer = handled(unit, message, decide);
                  requireNotClosed();
                  leaving.write(unit);
                  return answer;
                });
          }));
    }
  }

  private void requireNotClosed() {
    if (closed) {
      throw new IllegalStateException(
          "tenant '%s': its context was closed before this unit ended; nothing was written, so repeat the command"
              .formatted(tenant));
    }
  }

  /** Lets units that are still open write nothing any more. */
  @Override
  public void close() {
    closed = true;
  }

  private <R extends @Nullable Object> R handled(
      Unit unit, @Nullable Object message, Supplier<R> decide) {
    int most = unit.raisedByHandlers() + MOST_EVENTS;
    Supplier<R> inside =
        () -> {
          R answer = decide.get();
          handleBeforeCommit(unit, most);
          return answer;
        };
    if (message == null) {
      return inside.get();
    }
    R answer = interceptors.around(message, unit.cause(), inside);
    handleBeforeCommit(unit, most);
    return answer;
  }

  private void handleBeforeCommit(Unit unit, int most) {
    for (var raised = unit.nextUnhandled(); raised != null; raised = unit.nextUnhandled()) {
      if (unit.raisedByHandlers() > most) {
        throw new EndlessEvents(raised, MOST_EVENTS);
      }
      for (var projection : catalog.projections().inline(raised.event())) {
        projection.enter(beans, raised.event(), raised.metadata());
      }
      for (var handler : catalog.beforeCommit(raised.event())) {
        var value = handler.call(beans, raised.event());
        if (value != null) {
          unit.leave(raised, value);
        }
      }
    }
  }

  /** Raises an event in the open unit. */
  public void raise(DomainEvent event) {
    var unit = open();
    unit.raise(event, origin.following(unit.cause()));
  }

  /** Whether the calling code runs inside a unit. */
  public boolean isOpen() {
    return current.isBound();
  }

  Unit open() {
    if (!current.isBound()) {
      throw new IllegalStateException(
          "tenant '%s': no unit of work is open on this thread; send a command, and do this in its handler"
              .formatted(tenant));
    }
    return current.get();
  }

  EventCodec codec() {
    return codec;
  }

  Metadata following(Unit unit) {
    return origin.following(unit.cause());
  }

  /**
   * A timer that is due.
   *
   * @param event says that it was
   * @param next what is set in its place; null: nothing
   */
  public record Firing(StoredTimer timer, DomainEvent event, @Nullable StoredTimer next) {}
}

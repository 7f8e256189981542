package dev.kontor.host.unit;

import dev.kontor.host.message.AfterCommitMethod;
import dev.kontor.host.message.Catalog;
import dev.kontor.host.message.HandlerMethod;
import dev.kontor.host.unit.Takeovers.Owned;
import dev.kontor.host.unit.Unit.Raised;
import dev.kontor.host.unit.UnitStore.Conflict;
import dev.kontor.host.unit.UnitStore.Stale;
import dev.kontor.host.unit.UnitStore.Transaction;
import dev.kontor.host.unit.UnitStore.Uncertain;
import dev.kontor.tenant.Command;
import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.MessageSkipped;
import dev.kontor.tenant.Query;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.aggregate.VersionConflict;
import dev.kontor.tenant.handling.FollowUp;
import dev.kontor.tenant.handling.Order;
import dev.kontor.tenant.message.Metadata;
import io.micronaut.context.BeanContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
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
public final class UnitOfWork {

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
  private final Consumer<List<Due>> committed;
  private final Consumer<Instant> timerSet;

  /**
   * Of a context.
   *
   * @param committed is told at once of the follow-ups that a unit has left
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
      Consumer<List<Due>> committed,
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
    this.committed = committed;
    this.timerSet = timerSet;
  }

  /** Has the command's handler do it, in the open unit or in one of its own. */
  @SuppressWarnings("unchecked")
  public <R extends @Nullable Object> R send(Command<R> command) {
    var handler = catalog.handler(command);
    Supplier<R> body = () -> (R) handler.call(beans, command);
    return current.isBound()
        ? body.get()
        : retry.onConflict(() -> execute(origin.first(tenant), null, body));
  }

  /** Has the query's handler answer, in the open unit or in a transaction that only reads. */
  @SuppressWarnings("unchecked")
  public <R extends @Nullable Object> R ask(Query<R> query) {
    var handler = catalog.handler(query);
    Supplier<R> body = () -> (R) handler.call(beans, query);
    return current.isBound()
        ? body.get()
        : store.read(transaction -> {
          var unit = Unit.reading(transaction, origin.first(tenant));
          return ScopedValue.where(current, unit).call(body::get);
        });
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
    var followUp =
        new FollowUp(FollowUpId.of(cause.id(), stored.number()), stored.attempts() + 1, cause);
    try {
      execute(
          cause,
          stored.number(),
          () -> {
            handler.call(beans, message(handler, due), followUp);
            return null;
          });
    } catch (Conflict | VersionConflict | Stale | Uncertain unknown) {
      throw unknown;
    } catch (MessageSkipped skipped) {
      log.atInfo()
          .addKeyValue("tenant", tenant)
          .log("follow-up '{}' skipped: {}", handler.name(), skipped.getMessage());
      insteadOf(handler, catalog.insteadOf(handler.name()), due, followUp, skipped);
    } catch (RuntimeException failed) {
      var instead = catalog.insteadOf(handler.name());
      if (instead == null) {
        throw failed;
      }
      insteadOf(handler, instead, due, followUp, failed);
    }
  }

  /** Without anything to do instead, the run is done. */
  private void insteadOf(
      AfterCommitMethod handler,
      @Nullable HandlerMethod instead,
      Due due,
      FollowUp followUp,
      RuntimeException failed) {
    execute(
        followUp.cause(),
        due.followUp().number(),
        () -> {
          if (instead != null) {
            instead.call(beans, message(handler, due), followUp, failed);
          }
          return null;
        });
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
        origin.first(tenant),
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
        origin.first(tenant),
        null,
        () -> {
          cancelled.forEach(open()::cancelTimer);
          set.forEach(open()::set);
          return null;
        });
  }

  /** Decides, handles what was raised, writes, and commits; or leaves nothing. */
  private <R extends @Nullable Object> R execute(
      Metadata cause, @Nullable Long done, Supplier<R> decide) {
    // Before the transaction is open: taking over needs a connection of its own.
    var leaving = new Leaving(takeovers.of(tenant, store));
    try (leaving) {
      R decided =
          store.write(transaction -> {
            var unit = leaving.begin(transaction, cause);
            return ScopedValue.where(current, unit)
                .call(() -> {
                  var answer = decide.get();
                  handleBeforeCommit(unit);
                  leaving.write(unit, done);
                  return answer;
                });
          });
      committed.accept(leaving.dues());
      leaving.tellTimers();
      return decided;
    }
  }

  private void handleBeforeCommit(Unit unit) {
    for (var raised = unit.nextUnhandled(); raised != null; raised = unit.nextUnhandled()) {
      if (unit.raised().size() > MOST_EVENTS) {
        throw new EndlessEvents(raised, MOST_EVENTS);
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

  /** What a unit leaves, under numbers that are in flight until its end is known. */
  private final class Leaving implements AutoCloseable {

    private final Owned owned;
    private final List<StoredEvent> events = new ArrayList<>();
    private final List<Due> dues = new ArrayList<>();
    private TimerChanges timers = TimerChanges.NONE;
    private Numbers.@Nullable Range range;
    private @Nullable Unit unit;

    Leaving(Owned owned) {
      this.owned = owned;
    }

    Unit begin(Transaction transaction, Metadata cause) {
      var begun = new Unit(transaction, cause, turns);
      unit = begun;
      return begun;
    }

    void write(Unit unit, @Nullable Long done) {
      var followUps = new ArrayList<FollowUpOf>();
      unit.raised().forEach(raised -> addFollowUps(raised, raised.event(), null, followUps));
      unit.left()
          .forEach(left ->
              addFollowUps(left.event(), left.value(), codec.write(left.value()), followUps));
      int count = unit.raised().size() + followUps.size();
      if (count > 0) {
        number(unit, followUps, owned.numbers().take(count));
      }
      var stored = dues.stream().map(Due::followUp).toList();
      timers = unit.timers();
      unit.transaction().write(owned.ownership().epoch(), new Writes(events, stored, done, timers));
    }

    private void addFollowUps(
        Raised event, Object message, @Nullable String data, List<FollowUpOf> followUps) {
      for (var handler : catalog.afterCommit(message)) {
        followUps.add(new FollowUpOf(event, handler, data));
      }
    }

    private void number(Unit unit, List<FollowUpOf> followUps, Numbers.Range taken) {
      range = taken;
      for (var raised : unit.raised()) {
        events.add(stored(raised, taken.next()));
      }
      for (var followUp : followUps) {
        var event = events.get(unit.raised().indexOf(followUp.event()));
        dues.add(new Due(followUp.stored(taken.next(), event), event, null, false));
      }
    }

    private StoredEvent stored(Raised raised, long position) {
      var encoded = codec.encode(raised.event());
      return new StoredEvent(
          position,
          raised.event().stream(),
          raised.version(),
          encoded.type(),
          encoded.schema(),
          encoded.data(),
          raised.metadata());
    }

    List<Due> dues() {
      return dues;
    }

    void tellTimers() {
      if (!timers.set().isEmpty()) {
        timerSet.accept(
            Collections.min(timers.set(), Comparator.comparing(StoredTimer::dueAt)).dueAt());
      }
    }

    /** The end of the unit is known. */
    @Override
    public void close() {
      if (range != null) {
        range.close();
      }
      if (unit != null) {
        unit.endTurns();
      }
    }
  }

  /**
   * A timer that is due.
   *
   * @param event says that it was
   * @param next what is set in its place; null: nothing
   */
  public record Firing(StoredTimer timer, DomainEvent event, @Nullable StoredTimer next) {}

  private record FollowUpOf(Raised event, AfterCommitMethod handler, @Nullable String data) {

    StoredFollowUp stored(long number, StoredEvent follows) {
      return new StoredFollowUp(
          number,
          handler.name(),
          handler.order() == Order.STREAM ? follows.stream() : null,
          follows.position(),
          data,
          0);
    }
  }
}

package dev.kontor.host.tenancy;

import dev.kontor.host.context.RunningContext;
import dev.kontor.host.database.MigrationFailed;
import dev.kontor.host.followup.FollowUpStore.Backlog;
import dev.kontor.host.letter.Unsent;
import dev.kontor.host.tenancy.TenantUnavailable.Failed;
import dev.kontor.host.tenancy.TenantUnavailable.NotNow;
import dev.kontor.host.tenancy.TenantUnavailable.Suspended;
import dev.kontor.host.tenancy.TenantUnavailable.Unknown;
import dev.kontor.tenant.TenantId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One tenant in this host: asleep, or awake behind a gate.
 *
 * <p>Requests pass the open gate without a lock. Those who find it shut wait for one start
 * together, however many they are. Whoever changes something here (wakes, puts to sleep, replaces,
 * changes the state) does so in its turn, one at a time; so nothing is closed under somebody who is
 * inside, unless he stays beyond the drain's bound.
 *
 * <p>Waking writes {@code awake} into the control database before the context starts; sleeping
 * writes {@code asleep} together with the next due time, once nobody is inside. So at every moment
 * the control database says {@code awake} or holds a wake-up no later than the tenant's due work
 * (design §6). Where neither can be said, it stays marked awake and is woken soon to find out.
 *
 * <p>Contexts that were replaced finish one after another, in the order in which they were, and
 * each before its successor runs follow-ups or sleeps.
 */
final class Tenant {

  private static final Logger log = LoggerFactory.getLogger(Tenant.class);
  private static final Duration START_BOUND = Duration.ofSeconds(30);

  private final House house;
  private final Turns turns;
  private final AtomicLong requests = new AtomicLong();
  private volatile TenantRecord known;
  private final Waking waking;
  private volatile @Nullable Gate gate;
  private volatile boolean opening;
  private volatile @Nullable String lastError;

  /** What its last start failed with, if it did; only in one's turn. */
  private @Nullable String toldWhyNot;

  /** Done when every context that was replaced has finished; only in one's turn. */
  private CompletableFuture<Void> finished = CompletableFuture.completedFuture(null);

  Tenant(House house, TenantRecord known) {
    this.house = house;
    this.known = known;
    turns = new Turns(house.world());
    waking = new Waking(known.id(), house.world(), this::openOrWake);
  }

  TenantId id() {
    return known.id();
  }

  TenantRecord known() {
    return known;
  }

  boolean isAwake() {
    var current = gate;
    return current != null && current.isOpen();
  }

  /** Its context, if it runs. */
  Optional<RunningContext> running() {
    return Optional.ofNullable(gate).filter(Gate::isOpen).map(Gate::context);
  }

  /** Whether its context runs, or is about to. */
  boolean takesRoom() {
    return opening || isAwake();
  }

  /** When somebody last left, in the world's monotonic nanoseconds; asleep: long ago. */
  long lastLeft() {
    var current = gate;
    return current == null ? Long.MIN_VALUE : current.lastLeft();
  }

  TenantStatus status() {
    return new TenantStatus(known, isAwake(), requests.get(), lastError, backlog(), letters());
  }

  private Backlog backlog() {
    var current = gate;
    var live = current == null ? null : current.context().backlog();
    return live == null ? known.backlog() : live;
  }

  private Unsent letters() {
    var current = gate;
    var live = current == null ? null : current.context().unsent();
    return live == null ? known.letters() : live;
  }

  void countRequest() {
    requests.incrementAndGet();
  }

  void remember(String error) {
    lastError = error;
  }

  /**
   * Checks that requests are served.
   *
   * @throws TenantUnavailable when they are not
   */
  void requireServed() {
    switch (known.state()) {
      case ACTIVE -> {
        if (house.isClosing()) {
          throw new NotNow(id(), "the host is stopping");
        }
      }
      case SUSPENDED -> throw new Suspended(id());
      case ONBOARDING, PURGING, OFFBOARDED -> throw new Unknown(id(), known.state());
      case FAILED -> throw new Failed(id(), known.failure());
    }
  }

  /** A lease on the context, which is started if the tenant sleeps. */
  Lease enter() {
    requireServed();
    var current = gate;
    return current != null && current.enter() ? lease(current) : enterAfterWaking();
  }

  private Lease lease(Gate entered) {
    return new Lease(entered, house.world());
  }

  /** Again and again, since a context may be put to sleep before the one who woke it is inside. */
  private Lease enterAfterWaking() {
    long asked = now();
    while (true) {
      var woken = waking.await(START_BOUND.minusNanos(now() - asked));
      if (woken.enter()) {
        return lease(woken);
      }
    }
  }

  private Gate openOrWake() {
    return turns.call(() -> {
      requireServed();
      var current = gate;
      return current != null && current.isOpen() ? current : wake();
    });
  }

  private Gate wake() {
    try {
      var woken = openSleeping(known, () -> {});
      about(log.atInfo()).log("awake");
      toldWhyNot = null;
      return woken;
    } catch (MigrationFailed failed) {
      throw fail(new Failure("migrations", oneLine(failed)));
    } catch (RuntimeException failed) {
      lastError = oneLine(failed);
      tellOnce(failed);
      throw failed;
    }
  }

  /** Each request asks for another start: what they all fail with is told once. */
  private void tellOnce(RuntimeException failed) {
    var why = oneLine(failed);
    if (!why.equals(toldWhyNot)) {
      about(log.atError()).setCause(failed).log("can't be started: {}", why);
      toldWhyNot = why;
    }
  }

  private Failed fail(Failure failure) {
    about(log.atError()).log("failed at {}: {}", failure.step(), failure.reason());
    lastError = failure.reason();
    house.registry().enter(id(), TenantState.FAILED, failure);
    known = known.failed(failure);
    house.rememberToWake(known);
    return new Failed(id(), failure);
  }

  /** Opens a context where none runs; however that fails, work that may be due isn't forgotten. */
  private Gate openSleeping(TenantRecord record, Runnable keep) {
    boolean nothingWaits = !known.awake() && known.wakeUp() == null && finished.isDone();
    opening = true;
    try {
      house.makeRoom();
      house.registry().awake(id());
      known = known.awakened();
      var opened = open(record, keep);
      // Those that were replaced before the tenant slept may still be finishing.
      var _ = finished.thenRun(() -> opened.context().begin(nothingWaits));
      return opened;
    } finally {
      opening = false;
      if (gate == null) {
        house.fellAsleepUncertain(known);
      }
    }
  }

  /** Once the gate is open nothing fails any more. */
  private Gate open(TenantRecord record, Runnable keep) {
    var started = house.starter().start(record);
    keepOrClose(keep, started);
    var opened = new Gate(started, now());
    known = record.awakened();
    gate = opened;
    house.woken(this);
    keepVersionIfPossible();
    return opened;
  }

  private static void keepOrClose(Runnable keep, RunningContext started) {
    try {
      keep.run();
    } catch (RuntimeException failed) {
      started.close();
      throw failed;
    }
  }

  /** Brings the tenant's database up to its modules. */
  void migrate() {
    turns.take(() -> keepVersion(house.starter().migrate(known)));
  }

  private void keepVersion(String version) {
    if (!version.equals(known.schemaVersion())) {
      house.registry().migrated(id(), version);
      known = known.at(version);
    }
  }

  /** It is for operators to read; the tenant's database knows it best. */
  private void keepVersionIfPossible() {
    try {
      keepVersion(house.starter().version(known));
    } catch (RuntimeException failed) {
      about(log.atWarn()).setCause(failed).log("its schema's version could not be kept");
    }
  }

  /** Puts the tenant to sleep unless somebody is inside or about to change it; says whether. */
  boolean sleepIfEmpty() {
    return turns.takeIfFree(() -> {
      var current = gate;
      if (current == null || !current.context().isQuiet() || !current.shutIfEmpty()) {
        return false;
      }
      fallAsleep(current, current.context().end(house.drain()));
      return true;
    });
  }

  /** Lets nobody in any more, without waiting for those who are inside. */
  void shut() {
    var current = gate;
    if (current != null) {
      var _ = current.shut();
    }
  }

  /** Puts the tenant to sleep, once those who are inside have left; nothing if it sleeps. */
  void sleep() {
    turns.take(this::closeContext);
  }

  private void closeContext() {
    var current = gate;
    if (current != null) {
      fallAsleep(current, drained(current) && othersHaveFinished());
    }
  }

  /** What those make due that are finishing yet, nobody knows. */
  private boolean othersHaveFinished() {
    try {
      house.world().scheduler().await(finished, house.drain());
      return true;
    } catch (TimeoutException late) {
      about(log.atWarn()).log("a context that was replaced is still finishing");
      return false;
    }
  }

  /** Waits for those inside and for follow-ups; says whether all have ended. */
  private boolean drained(Gate shut) {
    var bound = house.drain();
    try {
      house.world().scheduler().await(shut.shut(), bound);
      return shut.context().end(bound);
    } catch (TimeoutException late) {
      about(log.atWarn())
          .log("{} still inside after {}; the context is closed under them", shut.inside(), bound);
      return false;
    }
  }

  /** What those who are still inside make due, nobody knows. */
  private void fallAsleep(Gate shut, boolean drained) {
    gate = null;
    try (var context = shut.context()) {
      if (drained) {
        sayAsleep(context);
      } else {
        house.fellAsleepUncertain(known);
      }
    } catch (RuntimeException failed) {
      about(log.atWarn()).setCause(failed).log("sleeps, and its wake-up is unknown");
      house.fellAsleepUncertain(known);
    }
  }

  private void sayAsleep(RunningContext context) {
    var due = context.database().nextDue();
    var wakeUp = known.wakeUpFor(due, house.world().clock().instant());
    var backlog = context.storedBacklog();
    var letters = Unsent.in(context.lettersWaiting());
    house.registry().asleep(id(), wakeUp, backlog, letters);
    known = known.asleep(wakeUp, backlog, letters);
    house.rememberToWake(known);
    about(log.atInfo()).log("asleep");
  }

  /** Changes the state; leaving {@code ACTIVE} closes the context. */
  void enter(TenantState state, @Nullable Failure failure) {
    turns.take(() -> {
      house.registry().enter(id(), state, failure);
      known = failure == null ? known.in(state) : known.failed(failure);
      if (state != TenantState.ACTIVE) {
        closeContext();
      }
      // One that runs sets its wake-up when it falls asleep.
      if (gate == null) {
        house.rememberToWake(known);
      }
    });
  }

  /** Takes over a changed record of a tenant that doesn't run. */
  void know(TenantRecord changed) {
    turns.take(() -> known = changed);
  }

  /**
   * Starts a context for the record, and has it take the place of the old one, which finishes what
   * runs inside it. If it doesn't start, the old one stays and the failure is thrown.
   *
   * @param keep what makes the record last, done once the context has started
   */
  void replace(TenantRecord changed, Runnable keep) {
    turns.take(() -> {
      requireServed();
      var before = gate;
      if (before == null) {
        openSleeping(changed, keep);
      } else {
        var opened = open(changed, keep);
        before.context().replacedBy(opened.context());
        finishInTurn(before, opened);
      }
    });
  }

  private void finishInTurn(Gate replaced, Gate successor) {
    var earlier = finished;
    var end = new CompletableFuture<Void>();
    finished = end;
    Runnable inTurn =
        () -> {
          try {
            finish(replaced);
          } finally {
            begin(successor, end);
          }
        };
    var _ = earlier.thenRun(() -> house.finishLater("finish " + id(), inTurn));
  }

  private void finish(Gate replaced) {
    try (var _ = replaced.context()) {
      drained(replaced);
    } catch (RuntimeException failed) {
      about(log.atError()).setCause(failed).log("a replaced context didn't close as it should");
    }
  }

  /** Two contexts of a tenant never run its follow-ups at once. */
  private static void begin(Gate successor, CompletableFuture<Void> end) {
    try {
      successor.context().begin();
    } finally {
      end.complete(null);
    }
  }

  private long now() {
    return house.world().monotonicNanos();
  }

  /** The tenant is a field of the event, not a part of its text. */
  private LoggingEventBuilder about(LoggingEventBuilder event) {
    return event.addKeyValue("tenant", id());
  }

  private static String oneLine(Throwable failed) {
    var message = failed.getMessage() == null ? failed.toString() : failed.getMessage();
    return message.lines().findFirst().orElse(failed.toString());
  }
}

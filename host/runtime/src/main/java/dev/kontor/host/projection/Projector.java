package dev.kontor.host.projection;

import dev.kontor.host.followup.BackOff;
import dev.kontor.host.followup.ErrorText;
import dev.kontor.host.message.ProjectionMethods;
import dev.kontor.host.projection.Progress.Rebuilt;
import dev.kontor.host.projection.Progress.State;
import dev.kontor.host.projection.ProjectionStore.Busy;
import dev.kontor.host.projection.ProjectionStore.Kept;
import dev.kontor.host.unit.StoredEvent;
import dev.kontor.host.unit.UnitOfWork;
import dev.kontor.host.unit.UnitStore.Stale;
import dev.kontor.host.world.Scheduler;
import dev.kontor.host.world.World;
import dev.kontor.tenant.Conflict;
import dev.kontor.tenant.projection.Projection.Mode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Does one projection's work, a turn at a time: follows the events, or rebuilds, or both in turns.
 * Thread-safe. Up to date, it holds no thread and no timer.
 */
final class Projector {

  private static final Logger log = LoggerFactory.getLogger(Projector.class);

  private static final int ATTEMPTS = 10;
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  /** Those who use the tables wait for each try to have them alone, so it is not tried often. */
  private static final Duration BUSY = Duration.ofMillis(500);

  /** So far may the stored place lie behind where there is nothing of its own to enter. */
  private static final long FAR = 10_000;

  private final ProjectionMethods projection;
  private final ProjectionStore store;
  private final UnitOfWork units;
  private final Entering entering;
  private final World world;
  private final BackOff backOff;

  /** Told of the types whose events everybody sees now in the tables. */
  private final Consumer<Set<String>> changed;

  private final ReentrantLock lock = new ReentrantLock();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private boolean isRunning;
  private boolean isWoken;
  private boolean isStarted;
  private boolean isClosed;
  private Scheduler.@Nullable Timer timer;
  private Scheduler.@Nullable Timer rest;
  private boolean mayBeHurried;
  private State state = State.RUNNING;
  private long wanted;
  private @Nullable String error;

  // Changed in a turn only, and read by those who ask where it is.
  private volatile long position;
  private volatile @Nullable Rebuild rebuild;
  private long stored;
  private int failures;
  private int conflicts;
  private boolean mustRead;

  // A rebuild that must wait holds nothing up but itself.
  private boolean isRebuilding;
  private int rebuildFailures;
  private int rebuildWaits;

  Projector(
      ProjectionMethods projection,
      ProjectionStore store,
      UnitOfWork units,
      Entering entering,
      World world,
      Consumer<Set<String>> changed) {
    this.projection = projection;
    this.store = store;
    this.units = units;
    this.entering = entering;
    this.world = world;
    this.changed = changed;
    backOff = new BackOff(world.random());
  }

  /**
   * Takes its place from what the database says, and asks whether there is anything to do: a turn
   * in vain, beside a waking tenant's first request, would have it open a second connection. May be
   * called again until it is started.
   */
  boolean isBehind(List<Kept> kept) {
    for (var each : kept) {
      if (each.name().equals(projection.name())) {
        position = each.position();
        stored = each.position();
        // One that was cut off begins anew.
        rebuild = each.copies() == null ? null : newRebuild();
      }
    }
    return rebuild != null
        || (projection.mode() == Mode.FOLLOWING
            && store.isBehind(projection.types(), position, FAR));
  }

  /** Goes on from its place, and does what units that ended meanwhile have left. */
  void start(boolean isBehind) {
    locked(() -> {
      isStarted = true;
      if (isBehind || wanted > position) {
        wakeLocked();
      }
    });
  }

  private Rebuild newRebuild() {
    return new Rebuild(projection, store, entering, units);
  }

  /** A unit has ended, and left these events. */
  void unitEnded(List<StoredEvent> events) {
    if (projection.mode() != Mode.FOLLOWING) {
      return;
    }
    locked(() -> {
      for (var event : events) {
        if (projection.types().contains(event.type())) {
          wanted = Math.max(wanted, event.position());
        }
      }
      if (wanted > position && state == State.RUNNING) {
        wakeLocked();
      }
    });
  }

  /** Rebuilds it from now on, unless it is being rebuilt. */
  void rebuild() {
    store.request(projection.name());
    locked(() -> {
      if (rebuild == null) {
        rebuild = newRebuild();
      }
      wakeLocked();
    });
  }

  private void wakeLocked() {
    if (!isStarted || isClosed || (timer != null && !mayBeHurried)) {
      return;
    }
    if (isRunning) {
      isWoken = true;
      return;
    }
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
    isRunning = true;
    world.scheduler().run("projection " + projection.name(), this::turn);
  }

  private void turn() {
    var next = Next.WHEN_WOKEN;
    try {
      isRebuilding = false;
      boolean more = follow();
      succeeded();
      isRebuilding = rebuild != null;
      more |= goOnRebuilding();
      next = next(more);
    } catch (Stale stale) {
      about(log.atWarn())
          .setCause(stale)
          .log("projection '{}' is another host's now", projection.name());
      locked(() -> isClosed = true);
    } catch (Busy busy) {
      about(log.atDebug())
          .setCause(busy)
          .log("projection '{}' waits for its tables", projection.name());
      next = rest(backOff.after(++rebuildWaits, BUSY));
    } catch (Conflict faster) {
      mustRead = true;
      next = Next.after(backOff.soon(++conflicts));
    } catch (Throwable failure) {
      mustRead = true;
      next = isRebuilding ? rebuildFailed(failure) : followFailed(failure);
    }
    endTurn(next);
  }

  private Next next(boolean more) {
    if (more) {
      return Next.AT_ONCE;
    }
    return waitsForOthers() ? Next.hurried(LOOK_AGAIN) : Next.WHEN_WOKEN;
  }

  private Next rest(Duration pause) {
    locked(() -> {
      if (!isClosed) {
        rest = world.scheduler().after(pause, "rebuild " + projection.name(), this::hasRested);
      }
    });
    return Next.WHEN_WOKEN;
  }

  private void hasRested() {
    locked(() -> {
      rest = null;
      wakeLocked();
    });
  }

  /** When the next turn is; a pause of null: when somebody wakes it. */
  private record Next(@Nullable Duration pause, boolean mayBeHurried) {

    static final Next AT_ONCE = new Next(Duration.ZERO, true);
    static final Next WHEN_WOKEN = new Next(null, true);

    static Next after(Duration pause) {
      return new Next(pause, false);
    }

    static Next hurried(Duration pause) {
      return new Next(pause, true);
    }
  }

  /** True: there is more. One that has stopped does nothing. */
  private boolean follow() {
    readAgainIfItMust();
    if (projection.mode() != Mode.FOLLOWING || isStopped()) {
      return false;
    }
    var page = entering.after(position);
    if (page.events().isEmpty() && page.upTo() - stored < FAR) {
      position = page.upTo();
      return false;
    }
    units.project(() -> {
      entering.enter(page.events());
      store.advance(projection.name(), stored, page.upTo());
    });
    stored = page.upTo();
    position = page.upTo();
    changed.accept(projection.types());
    return !page.events().isEmpty();
  }

  private boolean isStopped() {
    return locked(() -> state == State.STOPPED);
  }

  /** After a failure nobody knows whether the last transaction came through. */
  private void readAgainIfItMust() {
    if (!mustRead) {
      return;
    }
    var under = rebuild;
    var kept = store.kept();
    for (var each : kept) {
      if (each.name().equals(projection.name())) {
        stored = each.position();
        position = each.position();
        if (under != null && each.copies() == null) {
          rebuilt();
        }
      }
    }
    if (under != null) {
      under.readAgain(kept);
    }
    mustRead = false;
  }

  private void rebuilt() {
    about(log.atInfo()).log("projection '{}' is rebuilt", projection.name());
    rebuild = null;
    rebuildWaits = 0;
    locked(() -> {
      state = State.RUNNING;
      error = null;
    });
    changed.accept(projection.types());
  }

  private boolean goOnRebuilding() {
    var under = rebuild;
    if (under == null || locked(() -> rest != null)) {
      return false;
    }
    if (under.step() == Rebuild.Step.DONE) {
      mustRead = true;
      rebuilt();
    }
    rebuildFailures = 0;
    return true;
  }

  private void succeeded() {
    failures = 0;
    conflicts = 0;
    locked(() -> {
      if (state == State.RETRYING) {
        state = State.RUNNING;
        error = null;
      }
    });
  }

  /** An event below those that it wants is in flight, and its session may be lost. */
  private boolean waitsForOthers() {
    return locked(() -> wanted > position && state == State.RUNNING);
  }

  private Next followFailed(Throwable failure) {
    if (++failures < ATTEMPTS || !isStoreThere()) {
      about(log.atWarn())
          .setCause(failure)
          .log("projection '{}' failed and is tried again", projection.name());
      note(State.RETRYING, ErrorText.of(failure));
      return Next.after(backOff.after(failures, PAUSE));
    }
    about(log.atError()).setCause(failure).log("projection '{}' has stopped", projection.name());
    failures = 0;
    note(State.STOPPED, ErrorText.of(failure));
    return rebuild == null ? Next.WHEN_WOKEN : Next.AT_ONCE;
  }

  private Next rebuildFailed(Throwable failure) {
    note(locked(() -> state), ErrorText.of(failure));
    if (++rebuildFailures < ATTEMPTS || !isStoreThere()) {
      about(log.atWarn())
          .setCause(failure)
          .log("rebuilding '{}' failed and is tried again", projection.name());
      return rest(backOff.after(rebuildFailures, PAUSE));
    }
    about(log.atError()).setCause(failure).log("projection '{}' is not rebuilt", projection.name());
    giveUpRebuild();
    return Next.AT_ONCE;
  }

  /** An outage stops nothing: it passes. */
  private boolean isStoreThere() {
    try {
      var _ = store.kept();
      return true;
    } catch (RuntimeException away) {
      return false;
    }
  }

  private LoggingEventBuilder about(LoggingEventBuilder event) {
    return event.addKeyValue("tenant", units.tenant());
  }

  private void giveUpRebuild() {
    try {
      units.project(() -> store.giveUp(projection));
    } catch (RuntimeException away) {
      about(log.atWarn())
          .setCause(away)
          .log("copies of projection '{}' stay until it is rebuilt", projection.name());
    }
    rebuild = null;
    rebuildFailures = 0;
    rebuildWaits = 0;
  }

  private void note(State now, String text) {
    locked(() -> {
      state = now;
      error = text;
    });
  }

  private void endTurn(Next next) {
    locked(() -> {
      isRunning = false;
      boolean hurried = isWoken && next.mayBeHurried();
      isWoken = false;
      var pause = next.pause();
      if (isClosed) {
        world.scheduler().run("projection ends", () -> ended.complete(null));
      } else if (hurried || (pause != null && pause.isZero())) {
        wakeLocked();
      } else if (pause != null) {
        mayBeHurried = next.mayBeHurried();
        timer = world.scheduler().after(pause, "projection " + projection.name(), this::onTime);
      }
    });
  }

  private void onTime() {
    locked(() -> {
      timer = null;
      wakeLocked();
    });
  }

  /** Whether it has nothing to do. */
  boolean isQuiet() {
    return locked(() -> !isRunning && timer == null && rebuild == null);
  }

  /** Begins no further turn. */
  void close() {
    locked(() -> {
      isClosed = true;
      if (timer != null) {
        timer.cancel();
        timer = null;
      }
      if (rest != null) {
        rest.cancel();
        rest = null;
      }
    });
  }

  /** Is done when no turn is under way; after {@link #close}. */
  CompletableFuture<Void> ended() {
    return locked(() -> isRunning ? ended : CompletableFuture.completedFuture(null));
  }

  Progress progress(long last) {
    var under = rebuild;
    boolean follows = projection.mode() == Mode.FOLLOWING;
    long at = follows ? position : last;
    return new Progress(
        projection.name(),
        projection.mode(),
        projection.tables(),
        at,
        locked(() -> state),
        follows ? store.behind(projection.types(), at) : 0,
        under == null
            ? null
            : new Rebuilt(under.position(), store.behind(projection.types(), under.position())),
        locked(() -> error));
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
    } finally {
      lock.unlock();
    }
  }

  private <T extends @Nullable Object> T locked(java.util.function.Supplier<T> question) {
    lock.lock();
    try {
      return question.get();
    } finally {
      lock.unlock();
    }
  }
}

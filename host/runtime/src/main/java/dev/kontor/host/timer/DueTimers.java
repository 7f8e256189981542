package dev.kontor.host.timer;

import dev.kontor.host.message.Catalog;
import dev.kontor.host.unit.Firing;
import dev.kontor.host.unit.StoredTimer;
import dev.kontor.host.unit.UnitStore.Stale;
import dev.kontor.host.world.Scheduler;
import dev.kontor.host.world.World;
import dev.kontor.tenant.Conflict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fires a running context's timers, each once: at its time it becomes an event whose follow-up
 * raises the timer's own. Thread-safe.
 *
 * <p>Of all timers the soonest one has a wake in the world's scheduler; when nothing is set, there
 * is none. The database is read when that one is due, and not before.
 */
public final class DueTimers implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(DueTimers.class);
  private static final int PAGE = 100;
  private static final Duration OVERTAKEN = Duration.ofMillis(10);
  private static final Duration STORE_AWAY = Duration.ofSeconds(2);

  /** A wall clock may be put right meanwhile: a far time is waited for in pieces. */
  private static final Duration FAR = Duration.ofHours(1);

  private enum State {
    NEW,
    STARTED,
    STOPPED
  }

  private final TimerStore store;
  private final Firings firings;
  private final World world;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private State state = State.NEW;
  private boolean looking;
  private @Nullable Instant soonest;
  private Scheduler.@Nullable Timer wake;

  /**
   * Does nothing before it is started.
   *
   * @param clock the tenant's
   */
  public DueTimers(
      TimerStore store, Catalog catalog, Execution execution, World world, InstantSource clock) {
    this.store = store;
    this.world = world;
    this.clock = clock;
    firings = new Firings(store, catalog, execution, clock);
  }

  /**
   * Sets what the application's methods want, and begins to wait for the soonest timer. When it
   * throws, nothing has begun, and it may be called again.
   */
  public void start() {
    firings.keepMethods();
    if (begins()) {
      if (isAnythingDue()) {
        world.scheduler().run("timers", this::look);
      } else {
        ended(null);
      }
    }
  }

  /** Asked by whoever starts: what is fired then doesn't hold him up. */
  private boolean isAnythingDue() {
    try {
      return !dueNow().isEmpty();
    } catch (RuntimeException away) {
      log.debug("timers could not be read at once", away);
      return true;
    }
  }

  private boolean begins() {
    lock.lock();
    try {
      boolean begins = state == State.NEW;
      if (begins) {
        state = State.STARTED;
        looking = true;
      }
      return begins;
    } finally {
      lock.unlock();
    }
  }

  /** A unit has set a timer. */
  public void set(Instant dueAt) {
    lock.lock();
    try {
      if (state == State.STARTED && (soonest == null || dueAt.isBefore(soonest))) {
        soonest = dueAt;
        wakeAtSoonest();
      }
    } finally {
      lock.unlock();
    }
  }

  private void wakeAtSoonest() {
    if (!looking && soonest != null) {
      var left = Duration.between(clock.instant(), soonest);
      wakeAfter(left.isNegative() ? Duration.ZERO : left.compareTo(FAR) > 0 ? FAR : left);
    }
  }

  private void wakeAfter(Duration delay) {
    forgetWake();
    wake = world.scheduler().after(delay, "timers", this::woken);
  }

  private void woken() {
    if (isDue()) {
      look();
    }
  }

  private boolean isDue() {
    lock.lock();
    try {
      if (state != State.STARTED || looking) {
        return false;
      }
      if (soonest != null && soonest.isAfter(clock.instant())) {
        wakeAtSoonest();
        return false;
      }
      looking = true;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** One looks at a time; what is set meanwhile is only noted. */
  private void look() {
    Duration again = null;
    try {
      while (lookedAtAPage()) {}
    } catch (Stale stale) {
      log.warn("timers are another host's to fire now", stale);
      stopWaking();
    } catch (Conflict faster) {
      again = OVERTAKEN;
    } catch (RuntimeException away) {
      log.warn("timers wait", away);
      again = STORE_AWAY;
    }
    ended(again);
  }

  /** Whether there may be more that is due. */
  private boolean lookedAtAPage() {
    if (!looksOn()) {
      return false;
    }
    var due = dueNow();
    firings.fire(due);
    return !due.isEmpty();
  }

  private boolean looksOn() {
    lock.lock();
    try {
      return state == State.STARTED;
    } finally {
      lock.unlock();
    }
  }

  /** What is due; when that is nothing, what is due next is noted. */
  private List<StoredTimer> dueNow() {
    forgetSoonest();
    var now = clock.instant();
    var read = store.soonest(now, PAGE);
    var due = read.stream().filter(timer -> !timer.dueAt().isAfter(now)).toList();
    if (due.isEmpty()) {
      read.stream().map(StoredTimer::dueAt).findFirst().ifPresent(this::note);
    }
    return due;
  }

  /** Before the store is asked: it doesn't know yet what is set from now on. */
  private void forgetSoonest() {
    lock.lock();
    try {
      soonest = null;
    } finally {
      lock.unlock();
    }
  }

  private void note(Instant next) {
    lock.lock();
    try {
      soonest = soonest == null || next.isBefore(soonest) ? next : soonest;
    } finally {
      lock.unlock();
    }
  }

  private void ended(@Nullable Duration again) {
    lock.lock();
    try {
      looking = false;
      if (state == State.STOPPED) {
        world.scheduler().run("timers", () -> ended.complete(null));
      } else if (again == null) {
        wakeAtSoonest();
      } else {
        // Whatever is set meanwhile, the next look reads all that is due.
        soonest = clock.instant();
        wakeAfter(again);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether nothing is being fired. */
  public boolean isQuiet() {
    lock.lock();
    try {
      return !looking;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Fires nothing further, and waits for what is being fired; all others stay in the store.
   *
   * @return whether that ended within the bound
   */
  public boolean stop(Duration bound) {
    stopWaking();
    if (isQuiet()) {
      return true;
    }
    try {
      world.scheduler().await(ended, bound);
      return true;
    } catch (TimeoutException _) {
      log.warn("stopping waits no longer for timers that are being fired");
      return false;
    }
  }

  private void stopWaking() {
    lock.lock();
    try {
      state = State.STOPPED;
      forgetWake();
    } finally {
      lock.unlock();
    }
  }

  private void forgetWake() {
    if (wake != null) {
      wake.cancel();
      wake = null;
    }
  }

  /** Fires nothing further, and doesn't wait. */
  @Override
  public void close() {
    stopWaking();
  }

  /** What is done to timers, in units of their own. */
  public interface Execution {

    /** Removes timers and raises what says so. */
    void fire(List<Firing> firings);

    /** Sets some, and takes others back. */
    void keep(List<StoredTimer> set, List<String> cancelled);

    /** A timer that a method stands behind. */
    StoredTimer timer(String name, Instant dueAt, String data);
  }
}

package dev.kontor.host.letter;

import dev.kontor.host.letter.Outbox.Channel;
import dev.kontor.host.unit.StoredLetter;
import dev.kontor.host.world.Scheduler;
import dev.kontor.host.world.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the letters that a running context's units leave: each channel's in their order, by a
 * courier of its own, so that nobody waits for another's receiver. A courier that could not bring
 * his letters waits, longer each time, and then tries again. Thread-safe.
 *
 * <p>When nothing is to be brought, it holds no thread, and soon no timer but for what is to be
 * tried again.
 */
public final class Couriers implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Couriers.class);

  /** Of one site: letters for one that doesn't answer keep nobody else's waiting. */
  private static final int MOST_TO_A_SITE = 8;

  /** Who has brought so many batches lets those go who wait for their turn. */
  private static final int BATCHES_A_TURN = 4;

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  /** Who comes home rests for as long as he was out, but not for longer than this. */
  private static final Duration LONGEST_LINGER = Duration.ofMillis(25);

  private enum State {
    NEW,
    STARTED,
    STOPPED
  }

  private final Outbox outbox;
  private final Courier courier;
  private final LongSupplier settled;
  private final LongSupplier standing;
  private final World world;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Route> routes = new HashMap<>();
  private final Map<String, Site> sites = new HashMap<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private State state = State.NEW;
  private int underWay;
  private volatile long base;
  private volatile boolean heldBack;
  private volatile @Nullable Couriers successor;

  /**
   * Does nothing before it is started.
   *
   * @param settled up to which number everything is known that there will ever be
   * @param standing another number since something may have been committed that nobody was told of
   */
  public Couriers(
      Outbox outbox, Courier courier, LongSupplier settled, LongSupplier standing, World world) {
    this.outbox = outbox;
    this.courier = courier;
    this.settled = settled;
    this.standing = standing;
    this.world = world;
  }

  /**
   * Goes on with what an earlier life has left. When it throws what the outbox threw, nothing has
   * begun, and it may be called again.
   */
  public void start() {
    start(true);
  }

  /**
   * The same.
   *
   * @param mayHaveSome whether an earlier life may have left any; if not, nobody is asked
   */
  public void start(boolean mayHaveSome) {
    long begun = standing.getAsLong();
    var waiting = mayHaveSome ? outbox.waiting() : List.<Channel>of();
    locked(() -> {
      if (state == State.NEW) {
        state = State.STARTED;
        base = begun;
        waiting.forEach(channel -> resume(channel.to(), courier.pause(channel)));
        routes.values().forEach(this::begin);
      }
    });
  }

  private void resume(String to, Duration pause) {
    var route = route(to);
    route.wanted = true;
    if (!pause.isZero() && !route.isOut && route.rest == null) {
      rest(route, pause);
    }
  }

  /** The couriers of the context that takes this one's place hear of its last letters too. */
  public void replacedBy(Couriers next) {
    successor = next;
  }

  /**
   * A unit has ended, and its numbers are in flight no more; or it is in doubt, and of these nobody
   * knows yet whether they are there. None when it failed.
   */
  public void ended(List<StoredLetter> letters) {
    unitEnded(letters);
    var next = successor;
    if (next != null) {
      next.ended(letters);
    }
  }

  private void unitEnded(List<StoredLetter> letters) {
    if (letters.isEmpty() && !heldBack) {
      return;
    }
    locked(() -> {
      if (state != State.STOPPED) {
        for (var letter : letters) {
          var route = route(letter.to());
          route.wanted = true;
          route.newest = Math.max(route.newest, letter.number());
          begin(route);
        }
        if (heldBack) {
          release();
        }
      }
    });
  }

  /** What a number in flight has held back may go out now. */
  private void release() {
    heldBack = false;
    for (var route : List.copyOf(routes.values())) {
      if (route.isHeldBack) {
        route.isHeldBack = false;
        if (!route.isOut) {
          cancelRest(route);
          linger(route);
          begin(route);
        }
      }
    }
  }

  private static void cancelRest(Route route) {
    if (route.rest != null) {
      route.rest.cancel();
      route.rest = null;
    }
  }

  private Route route(String to) {
    return routes.computeIfAbsent(to, Route::new);
  }

  private void begin(Route route) {
    if (state != State.STARTED || route.isOut || route.rest != null || !route.wanted) {
      return;
    }
    var site = sites.computeIfAbsent(route.site(), _ -> new Site());
    if (site.out < MOST_TO_A_SITE) {
      site.out++;
      underWay++;
      route.isOut = true;
      route.leftAt = world.monotonicNanos();
      world.scheduler().run("letters to " + route.to, () -> walk(route));
    } else {
      site.waiting.put(route.to, route);
    }
  }

  /** Brings what there is, until nothing is left or the rest has to wait. */
  private void walk(Route route) {
    Duration pause = LOOK_AGAIN;
    try {
      pause = bring(route);
    } catch (RuntimeException | Error away) {
      log.warn("letters to '{}' are left for later", route.to, away);
    } finally {
      var rest = pause;
      locked(() -> home(route, rest));
    }
  }

  /** How long to wait before the next try; null: there is nothing to try. */
  private @Nullable Duration bring(Route route) {
    if (!locked(() -> takeWish(route))) {
      return null;
    }
    var turn = new Turn(route);
    long upTo = settled.getAsLong();
    knowOthers();
    var pause = courier.bring(route.to, upTo, turn);
    if (pause == null) {
      locked(() -> leaveWish(route, turn, upTo));
      // Looked at anew once it is noted: whatever ends after that lets the letters go.
      if (settled.getAsLong() > upTo) {
        locked(() -> {
          route.isHeldBack = false;
        });
      }
    }
    return pause;
  }

  /**
   * What others have committed, or commits without an answer, nobody has told of: all that waits is
   * looked for once. To be called after it is known what is settled.
   */
  private void knowOthers() {
    long now = standing.getAsLong();
    if (now != base) {
      var waiting = outbox.waiting();
      locked(() -> {
        base = now;
        for (var channel : waiting) {
          resume(channel.to(), courier.pause(channel));
          begin(route(channel.to()));
        }
      });
    }
  }

  private boolean isWaitedFor(Route route) {
    return !Objects.requireNonNull(sites.get(route.site())).waiting.isEmpty();
  }

  private boolean takeWish(Route route) {
    boolean wanted = route.wanted && state == State.STARTED;
    route.wanted = false;
    route.isHeldBack = false;
    return wanted;
  }

  /** What he has not brought is to be brought some time. */
  private void leaveWish(Route route, Turn turn, long upTo) {
    if (turn.isOver) {
      route.wanted = true;
      route.givesWay = true;
    } else if (route.newest > upTo) {
      route.wanted = true;
      route.isHeldBack = true;
      heldBack = true;
    }
  }

  private void home(Route route, @Nullable Duration pause) {
    route.isOut = false;
    var out = Duration.ofNanos(world.monotonicNanos() - route.leftAt);
    route.wasOut = out.compareTo(LONGEST_LINGER) < 0 ? out : LONGEST_LINGER;
    underWay--;
    if (pause != null) {
      route.wanted = true;
      route.isHeldBack = false;
      rest(route, pause);
    } else if (route.isHeldBack) {
      // A commit in doubt is over when somebody looks whether it is.
      rest(route, LOOK_AGAIN);
    } else if (route.givesWay) {
      route.givesWay = false;
    } else {
      linger(route);
    }
    leave(route.site());
    begin(route);
    tellIfEnded();
  }

  private void forgetIfEmpty(Route route) {
    if (!route.isOut && !route.wanted && route.rest == null) {
      routes.remove(route.to, route);
    }
  }

  /** Meanwhile there may be more: where ways take long, more letters go together. */
  private void linger(Route route) {
    if (route.wasOut.isPositive()) {
      route.lingers = true;
      rest(route, route.wasOut);
    } else {
      forgetIfEmpty(route);
    }
  }

  /** Has the next one go to a site that somebody has come back from. */
  private void leave(String name) {
    var site = Objects.requireNonNull(sites.get(name));
    site.out--;
    while (site.out < MOST_TO_A_SITE && !site.waiting.isEmpty()) {
      begin(site.waiting.pollFirstEntry().getValue());
    }
    if (site.out == 0) {
      sites.remove(name);
    }
  }

  private void rest(Route route, Duration pause) {
    if (state == State.STOPPED) {
      return;
    }
    route.rest =
        world
            .scheduler()
            .after(
                pause,
                "letters to " + route.to,
                () ->
                    locked(() -> {
                      route.rest = null;
                      route.lingers = false;
                      begin(route);
                      forgetIfEmpty(route);
                    }));
  }

  /** Whether nothing is being brought, and nothing could be now. */
  public boolean isQuiet() {
    return locked(() -> state == State.STOPPED || nothingIsDue());
  }

  private boolean nothingIsDue() {
    return underWay == 0 && routes.values().stream().noneMatch(Route::isDue);
  }

  /**
   * Begins no further round, and waits for those that are under way; says whether they ended. What
   * was not brought stays in the outbox.
   */
  public boolean stop(Duration bound) {
    locked(this::stopAll);
    try {
      world.scheduler().await(ended, bound);
      return true;
    } catch (TimeoutException late) {
      log.warn("stopping waits no longer for letters that are under way");
      return false;
    }
  }

  @Override
  public void close() {
    locked(this::stopAll);
  }

  private void stopAll() {
    state = State.STOPPED;
    routes.values().forEach(Couriers::cancelRest);
    routes.clear();
    tellIfEnded();
  }

  private void tellIfEnded() {
    if (state == State.STOPPED && underWay == 0) {
      ended.complete(null);
    }
  }

  private void locked(Runnable change) {
    locked(() -> {
      change.run();
      return true;
    });
  }

  private <T> T locked(Supplier<T> change) {
    lock.lock();
    try {
      return change.get();
    } finally {
      lock.unlock();
    }
  }

  /** The way to one receiver. Guarded by the lock. */
  private static final class Route {

    private final String to;
    private long newest;
    private boolean wanted;
    private boolean isOut;
    private boolean isHeldBack;
    private boolean lingers;
    private boolean givesWay;
    private long leftAt;
    private Duration wasOut = Duration.ZERO;
    private Scheduler.@Nullable Timer rest;

    Route(String to) {
      this.to = to;
    }

    String site() {
      return to.substring(to.indexOf('@') + 1);
    }

    boolean isDue() {
      return wanted && (rest == null || isHeldBack || lingers);
    }
  }

  /** One courier's, from when he goes out until he comes home. Used by one thread. */
  private final class Turn implements Courier.Way {

    private final Route route;
    private int batches;
    private boolean isOver;

    Turn(Route route) {
      this.route = route;
    }

    @Override
    public boolean goesOn() {
      return locked(() -> state == State.STARTED);
    }

    @Override
    public boolean hasTimeForMore() {
      isOver = batches >= BATCHES_A_TURN && locked(() -> isWaitedFor(route));
      batches++;
      return !isOver;
    }
  }

  /** Where couriers are on their way to. Guarded by the lock. */
  private static final class Site {

    private final LinkedHashMap<String, Route> waiting = new LinkedHashMap<>();
    private int out;
  }
}

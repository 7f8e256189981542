package dev.kontor.host.followup;

import dev.kontor.host.followup.FollowUpStore.Backlog;
import dev.kontor.host.followup.FollowUpStore.DeadLetter;
import dev.kontor.host.followup.FollowUpStore.OpenedLetter;
import dev.kontor.host.followup.FollowUpStore.Waiting;
import dev.kontor.host.followup.Outcome.Again;
import dev.kontor.host.followup.Outcome.Disowned;
import dev.kontor.host.followup.Outcome.Done;
import dev.kontor.host.followup.Outcome.Gone;
import dev.kontor.host.followup.Outcome.Parked;
import dev.kontor.host.followup.Outcome.Untried;
import dev.kontor.host.message.HandlerMeter;
import dev.kontor.host.unit.Due;
import dev.kontor.host.unit.UnitStore.Stale;
import dev.kontor.host.world.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a running context's follow-ups: each once its unit has committed, in the order that its
 * handler asks for, again when it fails, until it is done or a dead letter. Thread-safe.
 *
 * <p>What a turn does:
 *
 * <ol>
 *   <li>the handler that has waited longest for one gets a place, if it may take another;
 *   <li>so does, of its queues, the one that has waited longest;
 *   <li>if memory has no run of that queue, the next page is read;
 *   <li>its first run is tried, on a thread of its own and without the lock; where order lets only
 *       one turn at a time, those behind it go with it;
 *   <li>when it only waits for its commit, and holds no connection, its place is free for the next;
 *   <li>what came of it is noted, and so its queue goes on.
 * </ol>
 *
 * <p>When nothing is due, it holds no thread, and no timer but for what is to be tried again.
 */
public final class FollowUps implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(FollowUps.class);

  /** Each of them has a thread; more keep their places until they are committed. */
  private static final int MOST_COMMITTING = 64;

  private enum State {
    NEW,
    STARTED,
    STOPPED
  }

  private final FollowUpStore store;
  private final Function<String, @Nullable Policy> policies;
  private final Function<String, HandlerMeter> meters;
  private final World world;
  private final int atOnce;
  private final Attempts attempts;

  private final ReentrantLock lock = new ReentrantLock();
  private final Later later;
  private final Watches watches = new Watches();
  private final Waiters quiet = new Waiters(this::tell);
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  /** By handler, the one that has waited longest for a turn first. */
  private final LinkedHashMap<String, Lanes> handlers = new LinkedHashMap<>();

  private final Leftovers leftovers = new Leftovers();
  private final Tally tally = new Tally();
  private State state = State.NEW;
  private int underWay;
  private int committing;
  private int doubts;

  /** Does nothing before it is started; nobody meters its runs. */
  public FollowUps(
      FollowUpStore store,
      Execution execution,
      Function<String, @Nullable Policy> policies,
      World world,
      int atOnce) {
    this(store, execution, policies, _ -> HandlerMeter.none(), world, atOnce);
  }

  /**
   * Does nothing before it is started.
   *
   * @param execution has told of what a run's unit commits, by {@link #committed}, when it returns
   * @param policies by the handler's stored name; null: there is no such handler any more
   * @param meters by the handler's stored name; are told of runs that are put off or parked
   * @param atOnce how many runs of all handlers may be under way; from 1. No handler gets more
   *     places than it leaves free, so alone it gets half of them at most
   */
  public FollowUps(
      FollowUpStore store,
      Execution execution,
      Function<String, @Nullable Policy> policies,
      Function<String, HandlerMeter> meters,
      World world,
      int atOnce) {
    this.store = store;
    this.policies = policies;
    this.meters = meters;
    this.world = world;
    this.atOnce = atOnce;
    attempts = new Attempts(store, execution, world);
    later = new Later(world, this::doLater);
  }

  /**
   * Goes on with what an earlier life has left. When it throws what the store threw, nothing has
   * begun, and it may be called again.
   */
  public void start() {
    // What is committed meanwhile is only noted: the store may have earlier runs of its queue.
    var page = store.waiting(0, Leftovers.PAGE);
    var backlog = Leftovers.isLast(page) ? Tally.of(page) : store.backlog();
    locked(() -> {
      if (state == State.NEW) {
        state = State.STARTED;
        tally.begin(backlog);
        takeUp(page);
      }
    });
  }

  private void takeUp(List<Waiting> page) {
    leftovers.pageRead(page);
    page.forEach(it -> readAfter(it.handler(), it.queue(), it.number() - 1));
  }

  private void readLeftovers(long after) {
    try {
      var page = store.waiting(after, Leftovers.PAGE);
      locked(() -> {
        if (state != State.STOPPED) {
          takeUp(page);
        }
      });
    } catch (RuntimeException | Error away) {
      log.warn("follow-ups of an earlier life cannot be read yet", away);
      locked(() -> {
        if (state != State.STOPPED) {
          later.after(attempts.storeAway(), leftovers::pageFailed);
        }
      });
    }
    locked(this::endPlace);
  }

  /** Runs what a unit has just committed, in the order of their numbers. */
  public void committed(List<Due> dues) {
    if (dues.isEmpty()) {
      return;
    }
    locked(() -> {
      if (state != State.STOPPED) {
        dues.forEach(this::committed);
      }
    });
  }

  private void committed(Due due) {
    var followUp = due.followUp();
    watches.committed(Run.of(due));
    if (state == State.NEW) {
      readAfter(followUp.handler(), followUp.queue(), followUp.number() - 1);
    } else {
      tally.committed();
      var lane = lane(due);
      lookIfNew(lane);
      lane.committed(due);
      lane.lanes().changed(lane);
    }
  }

  /**
   * Runs what may be committed yet, once it is known whether it was; until then this is not quiet.
   *
   * @param isOver whether it is known; asked again and again
   */
  public void inDoubt(List<Due> dues, BooleanSupplier isOver) {
    var doubt = new Doubt(dues, isOver);
    locked(() -> {
      doubts++;
      if (state != State.STOPPED) {
        doubt.each(this::doubted);
        lookLater(doubt);
      }
    });
  }

  private void lookLater(Doubt doubt) {
    later.after(attempts.storeAway(), () -> world.scheduler().run("follow-ups", () -> look(doubt)));
  }

  private void look(Doubt doubt) {
    boolean isOver = doubt.isOver();
    locked(() -> {
      if (!isOver) {
        lookLater(doubt);
      } else {
        doubts--;
        if (state != State.STOPPED) {
          doubt.each(this::known);
        }
      }
    });
  }

  private void doubted(Due due) {
    var lane = lane(due);
    lookIfNew(lane);
    lane.doubted();
    lane.lanes().changed(lane);
  }

  private void known(Due due) {
    var lane = lane(due);
    lane.known(due.followUp().number());
    lane.lanes().changed(lane);
  }

  private Lane lane(Due due) {
    return lane(due.followUp().handler(), due.followUp().queue());
  }

  private void readAfter(String handler, @Nullable String queue, long number) {
    var lane = lane(handler, queue);
    lane.readAfter(number);
    lane.lanes().changed(lane);
  }

  /** The store may have earlier runs of a queue that memory doesn't know (yet, or any more). */
  private void lookIfNew(Lane lane) {
    if (lane.isEmpty() && (!leftovers.isDone() || lane.lanes().hasForgotten())) {
      lane.readAfter(0);
    }
  }

  private Lane lane(String handler, @Nullable String queue) {
    return handlers
        .computeIfAbsent(
            handler, name -> new Lanes(name, policies.apply(name), meters.apply(name), later))
        .of(queue);
  }

  private void doLater(long timer) {
    locked(() -> later.doDue(timer));
  }

  /** The main loop, which begins whatever may begin now; run after each change. */
  private void beginTurns() {
    if (state != State.STARTED) {
      return;
    }
    for (var next = nextHandler(); next != null; next = nextHandler()) {
      handlers.putLast(next.handler(), next);
      underWay++;
      beginTurn(next.beginTurn());
    }
    if (leftovers.wantsPage(moving())) {
      long after = leftovers.open();
      underWay++;
      world.scheduler().run("follow-ups", () -> readLeftovers(after));
    }
  }

  /** How many queues memory knows that may yet come to a turn by themselves. */
  int queues() {
    return locked((Supplier<Integer>) this::moving);
  }

  private int moving() {
    return handlers.values().stream().mapToInt(Lanes::moving).sum();
  }

  private @Nullable Lanes nextHandler() {
    int free = atOnce - underWay;
    return handlers.values().stream()
        .filter(lanes -> lanes.mayTakeTurn(free))
        .findFirst()
        .orElse(null);
  }

  private void beginTurn(Lane lane) {
    var name = "follow-up " + lane.lanes().handler();
    if (lane.needsPage()) {
      var page = lane.openPage();
      world.scheduler().run(name, () -> read(lane, page));
    } else {
      var runs = lane.take();
      lane.lanes().changed(lane);
      world.scheduler().run(name, () -> attempt(lane, runs));
    }
  }

  private void read(Lane lane, Lane.Page page) {
    var runs = pageRead(lane, page);
    if (!runs.isEmpty()) {
      attempt(lane, runs);
    } else {
      locked(() -> endTurn(new Turn(lane)));
    }
  }

  /** The first runs of a page; none when there is none, or none that may be run now. */
  private List<Run> pageRead(Lane lane, Lane.Page page) {
    try {
      var dues = store.next(lane.lanes().handler(), lane.queue(), page.after(), page.most());
      return locked(() -> firstOf(lane, page, dues));
    } catch (Stale stale) {
      locked(() -> disowned(stale));
    } catch (RuntimeException | Error away) {
      log.warn("follow-ups of '{}' cannot be read yet", lane.lanes().handler(), away);
      locked(() -> lane.lanes().later(attempts.storeAway(), lane, () -> lane.pageFailed(page)));
    }
    return List.of();
  }

  private List<Run> firstOf(Lane lane, Lane.Page page, List<Due> dues) {
    if (state == State.STOPPED) {
      return List.of();
    }
    lane.pageRead(page, dues, due -> waits(due, lane.lanes().policy()));
    var runs = lane.mayTakeTurn() && !lane.needsPage() ? lane.take() : List.<Run>of();
    lane.lanes().changed(lane);
    return runs;
  }

  /** How long a run must wait yet, by a wall clock that may have jumped since. */
  private Duration waits(Due due, @Nullable Policy policy) {
    if (policy == null || due.again() == null) {
      return Duration.ZERO;
    }
    var left = Duration.between(world.clock().instant(), due.again());
    var longest = BackOff.longest(policy.pause());
    return left.compareTo(longest) < 0 ? left : longest;
  }

  private void attempt(Lane lane, List<Run> runs) {
    var turn = new Turn(lane);
    var outcomes = attempts.of(runs, lane.lanes().policy(), () -> locked(() -> commits(turn)));
    locked(() -> {
      // The last one first: what must wait for a failed one is forgotten with that.
      for (int i = runs.size() - 1; i >= 0 && state != State.STOPPED; i--) {
        note(lane, runs.get(i), outcomes.get(i));
      }
      endTurn(turn);
    });
  }

  private void commits(Turn turn) {
    if (!turn.commits && committing < MOST_COMMITTING) {
      turn.commits = true;
      committing++;
      turn.lane.lanes().endPlace();
      endPlace();
    }
  }

  private void note(Lane lane, Run run, Outcome outcome) {
    lane.lanes().count(outcome);
    tally.count(outcome);
    switch (outcome) {
      case Done _, Gone _ -> {
        lane.settled(run);
        watches.settled(run);
      }
      case Parked _ -> {
        lane.parked(run);
        watches.settled(run);
      }
      case Again again -> lane.putOff(again.run(), again.pause());
      case Untried untried -> lane.back(untried.run());
      case Disowned disowned -> disowned(disowned.why());
    }
  }

  private void endTurn(Turn turn) {
    var lanes = turn.lane.lanes();
    if (turn.commits) {
      committing--;
    } else {
      lanes.endPlace();
      underWay--;
    }
    lanes.changed(turn.lane);
    tellIfEnded();
  }

  private void endPlace() {
    underWay--;
    tellIfEnded();
  }

  private void tellIfEnded() {
    if (hasEnded()) {
      tell(() -> ended.complete(null));
    }
  }

  private void disowned(Stale why) {
    log.warn("follow-ups are another host's to run now", why);
    stopTurns();
  }

  /** Dead letters after a number, oldest first; at most so many. */
  public List<DeadLetter> parked(long afterNumber, int most) {
    return store.parked(afterNumber, most);
  }

  /** A dead letter with all that is known of it; null: there is none of this number. */
  public @Nullable OpenedLetter open(long number) {
    return store.open(number);
  }

  /**
   * How many runs wait or are under way, and how many are parked, without asking the store; null
   * before the start.
   */
  public @Nullable Backlog backlog() {
    return locked(() -> state == State.NEW ? null : tally.backlog());
  }

  /** The same, as the store has it; also when the engine has stopped. */
  public Backlog storedBacklog() {
    return store.backlog();
  }

  /** Runs a dead letter again, and then what it held; false when there is none of this number. */
  public boolean replay(long number) {
    return release(number, store::replay, tally::replayed);
  }

  /** Gives a dead letter up, and runs what it held; false when there is none of this number. */
  public boolean discard(long number) {
    return release(number, store::discard, tally::discarded);
  }

  private boolean release(long number, LongPredicate change, Runnable counted) {
    var opened = store.open(number);
    return opened != null && release(opened.letter(), change, counted);
  }

  /** Even if the store's answer was lost, what it did may have freed the queue. */
  private boolean release(DeadLetter letter, LongPredicate change, Runnable counted) {
    try {
      boolean released = change.test(letter.number());
      if (released) {
        locked(counted);
      }
      return released;
    } finally {
      locked(() -> released(letter));
    }
  }

  private void released(DeadLetter letter) {
    if (state != State.STOPPED) {
      var lane = lane(letter.handler(), letter.queue());
      lookIfNew(lane);
      lane.released(letter.number());
      lane.lanes().changed(lane);
    }
  }

  /**
   * Is done when no run is under way and none is due now; what waits to be tried again, or is
   * parked, is not due, but a commit without an answer may be. Cancelled when the engine stops
   * before.
   */
  public CompletableFuture<Void> quiet() {
    return locked(() -> soon(nothingRuns(), state != State.STOPPED, quiet));
  }

  /**
   * Whether it is {@link #quiet} now, or has ended, since what another host owns is not due here.
   */
  public boolean isQuiet() {
    return locked(() -> nothingRuns() || hasEnded());
  }

  private boolean nothingRuns() {
    return state == State.STARTED && isIdle() && doubts == 0 && leftovers.isDone();
  }

  /**
   * Looks on at what follows from one request. To be made before the request's unit commits, and
   * closed when nobody waits any more.
   */
  public Watch watch(UUID correlation) {
    var watch = new Watch(this, correlation, new Waiters(this::tell));
    locked(() -> watches.add(watch));
    return watch;
  }

  CompletableFuture<Void> settled(Watch watch) {
    return locked(() -> soon(watch.isSettled(), watches.has(watch), watch.waiters()));
  }

  void close(Watch watch) {
    locked(() -> watches.remove(watch));
  }

  /** What each handler's runs came to. */
  public List<Figures> figures() {
    return locked(() -> handlers.values().stream().map(Lanes::figures).toList());
  }

  /**
   * Begins no further run, and waits for those that are under way; all others stay in the store.
   *
   * @return whether they ended within the bound, and nothing may be committed yet
   */
  public boolean stop(Duration bound) {
    locked(this::stopTurns);
    return awaitEnd(bound) && locked(() -> doubts == 0);
  }

  private boolean awaitEnd(Duration bound) {
    if (locked(this::hasEnded)) {
      return true;
    }
    try {
      world.scheduler().await(ended, bound);
      return true;
    } catch (TimeoutException _) {
      log.warn("stopping waits no longer for follow-ups that are under way");
      return false;
    }
  }

  /** Begins no further run, and doesn't wait for those that are under way. */
  @Override
  public void close() {
    locked(this::stopTurns);
  }

  private boolean hasEnded() {
    return state == State.STOPPED && isIdle();
  }

  private boolean isIdle() {
    return underWay == 0 && committing == 0;
  }

  private void stopTurns() {
    if (state != State.STOPPED) {
      state = State.STOPPED;
      later.end();
      handlers.clear();
      watches.forgetAll();
      quiet.cancel();
    }
  }

  /** Is done when it has come; cancelled when it never will. */
  private static CompletableFuture<Void> soon(boolean hasCome, boolean mayCome, Waiters waiters) {
    if (!hasCome && mayCome) {
      return waiters.add();
    }
    var told = new CompletableFuture<Void>();
    var _ = hasCome ? told.complete(null) : told.cancel(false);
    return told;
  }

  /** Not under the lock: who waits may do anything then. */
  private void tell(Runnable news) {
    world.scheduler().run("follow-ups", news);
  }

  private void locked(Runnable change) {
    locked(() -> {
      change.run();
      return null;
    });
  }

  private <T extends @Nullable Object> T locked(Supplier<T> change) {
    lock.lock();
    try {
      var result = change.get();
      beginTurns();
      if (nothingRuns()) {
        quiet.done();
      }
      return result;
    } finally {
      lock.unlock();
    }
  }

  /** A run that is under way, or only commits yet. Guarded by the lock. */
  private static final class Turn {

    private final Lane lane;
    private boolean commits;

    Turn(Lane lane) {
      this.lane = lane;
    }
  }
}

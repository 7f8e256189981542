package dev.kontor.host.followup;

import dev.kontor.host.unit.Due;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A handler's runs of one queue, or all its runs that have none: the next ones in memory, the rest
 * in the store, from where they are read by pages when memory has none. Guarded by the engine's
 * lock.
 *
 * <p>A number that was committed is kept at once only if the store has nothing unread here, and no
 * page has shown that number yet; otherwise the lane remembers to read from there, and the store
 * says what is. So no page and no commit, in whatever order they are heard of, loses a run or shows
 * one twice.
 *
 * <p>A dead letter that is released while a page is read, or before it is noted that it became one,
 * holds nothing and is read again.
 */
final class Lane {

  static final int MOST_READY = 100;

  /** Runs in one turn, where order lets only one turn at a time. */
  static final int MOST_TOGETHER = 16;

  private static final long NONE = Long.MAX_VALUE;

  private final Lanes lanes;
  private final @Nullable String queue;
  private final boolean isOrdered;

  private final NavigableMap<Long, Run> ready = new TreeMap<>();

  /** Under way, or waiting to be tried again. */
  private final Map<Long, Instant> out = new HashMap<>();

  /** What was under way when the page was asked for, and isn't any more. */
  private final Set<Long> leftWhileReading = new HashSet<>();

  /** Released since the page was asked for, or while memory still had it under way. */
  private final Set<Long> released = new HashSet<>();

  private boolean isReading;
  private long unreadAfter = NONE;
  private long letGoAfter = NONE;
  private @Nullable Instant unreadSince;
  private boolean isHeld;
  private int inDoubt;

  Lane(Lanes lanes, @Nullable String queue) {
    this.lanes = lanes;
    this.queue = queue;
    // Without a handler nothing is run, so nothing need be kept in order either.
    isOrdered = queue != null && lanes.policy() != null;
  }

  Lanes lanes() {
    return lanes;
  }

  @Nullable String queue() {
    return queue;
  }

  /** Whether there is something that can be done now. */
  boolean mayTakeTurn() {
    boolean isBlocked =
        isOrdered && (isHeld || !out.isEmpty() || letGoAfter != NONE || inDoubt > 0);
    return !isBlocked && (!ready.isEmpty() || needsPage());
  }

  /** Whether the next thing to do is to read. */
  boolean needsPage() {
    return ready.isEmpty() && unreadAfter != NONE && !isReading;
  }

  boolean isEmpty() {
    return queue != null
        && ready.isEmpty()
        && out.isEmpty()
        && unreadAfter == NONE
        && letGoAfter == NONE
        && !isReading
        && !isHeld
        && inDoubt == 0;
  }

  /** Whether a dead letter holds it, and it has nothing in memory. */
  boolean isResting() {
    return isHeld
        && ready.isEmpty()
        && out.isEmpty()
        && letGoAfter == NONE
        && !isReading
        && inDoubt == 0;
  }

  void committed(Due due) {
    var run = Run.of(due);
    if (isReading || unreadAfter != NONE || run.number() <= lanes.lastRead() || !hasRoom()) {
      readAfter(run.number() - 1);
      unreadSince = unreadSince == null ? run.since() : unreadSince;
    } else {
      keep(run);
    }
  }

  private boolean hasRoom() {
    return ready.size() < MOST_READY && lanes.hasRoom();
  }

  /** The store has, or may have, runs above this number that memory doesn't. */
  void readAfter(long number) {
    unreadAfter = Math.min(unreadAfter, number);
  }

  /** A run may be committed yet; in order, none goes on before that is known. */
  void doubted() {
    inDoubt++;
  }

  /** The store says by now whether there is a run of this number. */
  void known(long number) {
    inDoubt--;
    if (isOrdered) {
      forgetReady();
    }
    readAfter(number - 1);
  }

  /** What held this queue may be a run again, or gone: the store knows. */
  void released(long number) {
    isHeld = false;
    readAfter(number - 1);
    if (isReading || out.containsKey(number)) {
      released.add(number);
    }
  }

  /**
   * The next run, which is under way from now on; in order, with those behind it that may go with
   * it.
   */
  List<Run> take() {
    var first = takeFirst();
    var taken = new ArrayList<Run>(1);
    taken.add(first);
    while (isTogether()
        && first.goesWithOthers()
        && taken.size() < MOST_TOGETHER
        && nextGoesWithOthers()) {
      taken.add(takeFirst());
    }
    return taken;
  }

  private boolean isTogether() {
    var policy = lanes.policy();
    return isOrdered && policy != null && policy.isTogether();
  }

  private boolean nextGoesWithOthers() {
    return !ready.isEmpty() && ready.firstEntry().getValue().goesWithOthers();
  }

  private Run takeFirst() {
    var run = ready.pollFirstEntry().getValue();
    out.put(run.number(), run.since());
    return run;
  }

  /** What to read, which is being read from now on. */
  Page openPage() {
    var page = new Page(unreadAfter, Math.min(MOST_READY, lanes.room()));
    unreadAfter = NONE;
    unreadSince = null;
    isReading = true;
    leftWhileReading.clear();
    released.retainAll(out.keySet());
    return page;
  }

  void pageFailed(Page page) {
    isReading = false;
    readAfter(page.after());
  }

  /**
   * Takes up what was read. In order, what is parked or not due yet stops the lane when it comes
   * first, and is read again when it does.
   */
  void pageRead(Page page, List<Due> dues, Function<Due, Duration> wait) {
    isReading = false;
    if (dues.size() == page.most()) {
      readAfter(dues.getLast().followUp().number());
    }
    for (var due : dues) {
      var run = Run.of(due);
      lanes.wasRead(run.number());
      if (isKnown(run.number())) {
        continue;
      }
      var delay = wait.apply(due);
      boolean runsNow = !due.isParked() && !delay.isPositive();
      if (runsNow) {
        keep(run);
      } else if (isOrdered) {
        stopAt(run, delay);
        break;
      } else if (!due.isParked()) {
        lanes.kept(1);
        putOff(run, delay);
      }
    }
  }

  private boolean isKnown(long number) {
    return ready.containsKey(number)
        || out.containsKey(number)
        || leftWhileReading.contains(number);
  }

  private void stopAt(Run run, Duration delay) {
    if (!ready.isEmpty()) {
      readAfter(run.number() - 1);
    } else if (run.due().isParked()) {
      isHeld = !released.contains(run.number());
      readAfter(run.number() - 1);
    } else {
      readAfter(run.number());
      lanes.kept(1);
      putOff(run, delay);
    }
  }

  private void keep(Run run) {
    ready.put(run.number(), run);
    lanes.kept(1);
  }

  /** A run that was under way is done, or gone. */
  void settled(Run run) {
    leave(run.number());
    lanes.kept(-1);
  }

  /** A run that was under way is a dead letter; if the store has it so, its queue is held. */
  void parked(Run run) {
    settled(run);
    if (isOrdered) {
      forgetReady();
      readAfter(run.number() - 1);
    }
  }

  /** A run is to be tried again; what must wait for it meanwhile is forgotten. */
  void putOff(Run run, Duration delay) {
    if (isOrdered) {
      forgetReady();
    }
    if (mayWaitInMemory()) {
      out.put(run.number(), run.since());
      lanes.later(delay, this, () -> back(run));
    } else {
      letGo(run, delay);
    }
  }

  private boolean mayWaitInMemory() {
    return isOrdered ? lanes.hasRoom() : out.size() < MOST_READY + lanes.atOnce();
  }

  /** A run that was under way is ready again. */
  void back(Run run) {
    out.remove(run.number());
    ready.put(run.number(), run);
  }

  private void letGo(Run run, Duration delay) {
    leave(run.number());
    lanes.kept(-1);
    if (letGoAfter == NONE) {
      lanes.later(isOrdered ? delay : Lanes.BETWEEN_SWEEPS, this, this::sweep);
    }
    letGoAfter = Math.min(letGoAfter, run.number() - 1);
  }

  /** Reads what was let go again, but not before all others have had their turn. */
  private void sweep() {
    if (!isOrdered && (!ready.isEmpty() || unreadAfter != NONE)) {
      lanes.later(Lanes.BETWEEN_SWEEPS, this, this::sweep);
    } else {
      readAfter(letGoAfter);
      letGoAfter = NONE;
    }
  }

  private void leave(long number) {
    out.remove(number);
    if (isReading) {
      leftWhileReading.add(number);
    }
    if (released.remove(number)) {
      readAfter(number - 1);
    }
  }

  private void forgetReady() {
    if (!ready.isEmpty()) {
      readAfter(ready.firstKey() - 1);
      lanes.kept(-ready.size());
      ready.clear();
    }
  }

  /** When the oldest of what waits, or is under way, began to wait, as far as is known. */
  Stream<Instant> waitingSince() {
    var first = ready.isEmpty() ? null : ready.firstEntry().getValue().since();
    Collection<Instant> underWay = out.values();
    return Stream.concat(
        Stream.ofNullable(first), Stream.concat(Stream.ofNullable(unreadSince), underWay.stream()));
  }

  /** A question to the store: at most so many after this number. */
  record Page(long after, int most) {}
}

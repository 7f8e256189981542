package dev.kontor.simulation.schedule;

import dev.kontor.host.world.Scheduler.Timer;
import dev.kontor.simulation.schedule.Trace.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One seeded loop: of what is due it picks one by chance, runs that until it waits or ends, and
 * picks again; when nothing is due, time jumps to what is due next. A step takes some microseconds.
 *
 * <p>Whoever builds a run drives it, by {@link #step} or by waiting; what it runs waits by {@link
 * #await}. Exactly one thread runs at any time, so nothing here takes a lock; what calls from
 * outside of its turn is refused.
 */
public final class Schedule {

  private static final Logger log = LoggerFactory.getLogger(Schedule.class);
  private static final int LONGEST_STEP_MICROS = 200;

  private final Threads threads;
  private final Strangers strangers;
  private final Thread driver = Thread.currentThread();
  private final Chance picking;
  private final Trace trace = new Trace(this);
  private final Map<String, MachineClock> clocks = new HashMap<>();

  private final PriorityQueue<Due> later =
      new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));

  /** In the order in which they became due. */
  private final List<Due> ready = new ArrayList<>();

  private final List<Task> waiting = new ArrayList<>();
  private @Nullable Task running;

  /** What ends the run; a thread out of its turn may say so, too. */
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  private long now;
  private long steps;
  private long orders;

  /** With nothing to do yet; driven by the thread that makes it. */
  public Schedule(Threads threads, Chance chance) {
    this.threads = threads;
    this.strangers = new Strangers(threads);
    this.picking = chance.fork("schedule");
  }

  /** Nanoseconds since the run began. */
  public long now() {
    return now;
  }

  /** How many steps were run. */
  public long steps() {
    return steps;
  }

  /** What has happened. */
  public Trace trace() {
    return trace;
  }

  /** A new life of a host. */
  public Life begin(String host) {
    return new Life(host, clocks.computeIfAbsent(host, _ -> new MachineClock(this)), this);
  }

  /** Has the body run as a part of a life, after so long. */
  public Timer after(Life life, long nanos, String name, Runnable body) {
    requireTurn("begins", name);
    var due = due(now + Math.max(0, nanos), new Task(life, name, body));
    later.add(due);
    return () -> {
      requireTurn("cancels", name);
      if (!later.remove(due)) {
        ready.remove(due);
      }
      due.task.cancel();
    };
  }

  /**
   * Runs one step.
   *
   * @return whether there was one
   * @throws SimulationFailed when what ran can't go on
   */
  public boolean step() {
    if (running != null) {
      throw new SimulationFailed(
          "'%s' lets time pass from within a step; only the scenario itself may"
              .formatted(running.name));
    }
    var due = next();
    if (due == null) {
      return false;
    }
    now += picking.nextInt(1, LONGEST_STEP_MICROS) * 1000L;
    steps++;
    run(due.task);
    throwFailure();
    strangers.requireNone(due.task.name);
    return true;
  }

  /** When something is due next, in nanoseconds since the run began; null: nothing is. */
  public @Nullable Long nextDue() {
    putOff();
    if (!ready.isEmpty()) {
      return now;
    }
    var first = later.peek();
    return first == null ? null : Long.valueOf(Math.max(now, first.at));
  }

  /**
   * What comes first can be run then: what is of a host that stands still is due when it goes on,
   * and what is for nobody any more is forgotten.
   */
  private void putOff() {
    for (var due : List.copyOf(ready)) {
      if (due.isIdle(now)) {
        ready.remove(due);
        putOff(due);
      }
    }
    while (!later.isEmpty() && later.element().isIdle(later.element().at)) {
      putOff(later.remove());
    }
  }

  private void putOff(Due due) {
    if (!due.isStale()) {
      later.add(due(due.task.life.pausedUntil(), due.task));
    }
  }

  /** Lets time pass where nothing is due before. */
  public void passTo(long time) {
    now = Math.max(now, time);
  }

  private @Nullable Due next() {
    var at = nextDue();
    if (at == null) {
      return null;
    }
    now = at;
    while (!later.isEmpty() && later.element().at <= now) {
      ready.add(later.remove());
      putOff();
    }
    return ready.remove(picking.nextInt(ready.size()));
  }

  private void run(Task task) {
    trace.add(Kind.STEP, task.life.host(), task.name);
    var before = running;
    running = task;
    try {
      task.worker().resume();
    } finally {
      running = before;
    }
  }

  private void throwFailure() {
    var thrown = failure.getAndSet(null);
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
  }

  /** What has begun is cut off where it waits; what hasn't never does. */
  void cutOff(Life life) {
    later.removeIf(due -> due.task.life == life && !due.task.hasBegun());
    ready.removeIf(due -> due.task.life == life && !due.task.hasBegun());
    for (var task : List.copyOf(waiting)) {
      if (task.life == life) {
        wake(task);
      }
    }
  }

  /**
   * Ends the run when the step is over, whatever becomes of what is thrown: of several failures the
   * first counts.
   */
  SimulationFailed fail(String message) {
    var failed = new SimulationFailed(message);
    failure.compareAndSet(null, failed);
    return failed;
  }

  private void wake(Task task) {
    if (waiting.remove(task)) {
      ready.add(due(now, task));
    }
  }

  /**
   * Waits until the future is done, and gives its result; other steps are run meanwhile.
   *
   * @throws TimeoutException when it is not done within the bound
   * @throws CompletionException around what it failed with
   * @throws HostDied when the life has ended
   */
  <T> T await(Life life, CompletableFuture<T> future, long nanos) throws TimeoutException {
    requireTurn("asks for", "a wait");
    life.requireRunning();
    if (running == null) {
      drive(future, nanos);
    } else if (!future.isDone()) {
      hold(running, future, nanos);
      life.requireRunning();
    }
    if (!future.isDone()) {
      throw new TimeoutException("not done within " + Duration.ofNanos(nanos));
    }
    return result(future);
  }

  private static <T> T result(CompletableFuture<T> future) {
    return switch (future.state()) {
      case SUCCESS -> future.resultNow();
      case FAILED, CANCELLED, RUNNING -> throw new CompletionException(cause(future));
    };
  }

  private static Throwable cause(CompletableFuture<?> future) {
    return future.isCancelled()
        ? new java.util.concurrent.CancellationException()
        : future.exceptionNow();
  }

  private void hold(Task task, CompletableFuture<?> future, long nanos) {
    waiting.add(task);
    int wait = task.waits;
    var _ =
        future.whenComplete((_, _) -> {
          requireTurn("ends the wait of", task.name);
          // It may have waited in vain, and for something else by now.
          if (task.waits == wait) {
            wake(task);
          }
        });
    var end = due(now + Math.max(0, nanos), task);
    later.add(end);
    task.worker().hold();
    // Whichever came first has woken it; the other one is for nobody now.
    task.waits++;
    waiting.remove(task);
    later.remove(end);
  }

  private Due due(long at, Task task) {
    return new Due(at, orders++, task, task.waits);
  }

  private void drive(CompletableFuture<?> future, long nanos) {
    long end = now + nanos;
    var _ = future.whenComplete((_, _) -> requireTurn("ends the wait of", "the scenario"));
    while (!future.isDone()) {
      var next = nextDue();
      if (next == null || next > end) {
        return;
      }
      step();
    }
  }

  /**
   * Refuses who calls out of turn: a thread that the simulation knows nothing of.
   *
   * @param does what it does there, as a verb
   * @param what it does that to
   */
  void requireTurn(String does, String what) {
    var current = running;
    if (current == null ? Thread.currentThread().equals(driver) : current.worker().isCurrent()) {
      return;
    }
    throw fail(
        "thread '%s' %s '%s' out of its turn: it was not started by the world; start it by World.scheduler()"
            .formatted(Thread.currentThread().getName(), does, what));
  }

  /**
   * Something that is due.
   *
   * @param turn which of its task's waits it ends
   */
  private record Due(long at, long order, Task task, int turn) {

    boolean isStale() {
      return turn != task.waits || task.isOver();
    }

    /** Whether nothing of it can be run at this time. */
    boolean isIdle(long time) {
      return isStale() || task.life.pausedUntil() > time;
    }
  }

  /** A thread of control. */
  private final class Task {

    private final Life life;
    private final String name;
    private final Runnable body;
    private Threads.@Nullable Worker worker;
    private boolean ended;
    private int waits;

    Task(Life life, String name, Runnable body) {
      this.life = life;
      this.name = name;
      this.body = body;
    }

    boolean hasBegun() {
      return worker != null;
    }

    /** Wherever it stands by now: what is due in a pause is put off. */
    void cancel() {
      ended |= !hasBegun();
    }

    boolean isOver() {
      return ended || (!hasBegun() && life.hasEnded());
    }

    Threads.Worker worker() {
      var known = worker;
      if (known == null) {
        known = threads.worker(this::run);
        worker = known;
      }
      return known;
    }

    private void run() {
      try {
        body.run();
      } catch (HostDied _) {
        // With all that it did.
      } catch (SimulationFailed failed) {
        failure.compareAndSet(null, failed);
      } catch (RuntimeException failed) {
        trace.add(Kind.FAILED, life.host(), "%s failed: %s".formatted(name, failed));
        log.error("{}: {} failed", life.host(), name, failed);
      } catch (Error broken) {
        failure.compareAndSet(null, broken);
      } finally {
        ended = true;
      }
    }
  }
}

package dev.kontor.host.world;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * A world whose clocks stand still until the test moves them, which runs the timers that are due
 * then. Threads and waits are real.
 */
public final class ManualWorld implements WorldOver, AutoCloseable {

  public static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");

  private final RealWorld real = new RealWorld();
  private final List<Due> timers = new CopyOnWriteArrayList<>();
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger underWay = new AtomicInteger();
  private final RandomGenerator random = new Random(1);
  private volatile Duration passed = Duration.ZERO;

  /** Lets time pass, and begins what is due then. */
  public void advance(Duration length) {
    passed = passed.plus(length);
    var now = timers.stream().filter(due -> due.at.compareTo(passed) <= 0).toList();
    now.stream().filter(timers::remove).forEach(due -> run(due.name, due.body));
  }

  /** When the next timer of this name is due. */
  public Instant nextTimer(String name) {
    return timers.stream()
        .filter(due -> due.name.equals(name))
        .map(Due::at)
        .min(Comparator.naturalOrder())
        .map(BEGIN::plus)
        .orElseThrow(() -> new AssertionError("no timer '%s' among %s".formatted(name, timers)));
  }

  public boolean hasTimer(String name) {
    return timers.stream().anyMatch(due -> due.name.equals(name));
  }

  /** Whether anything is to be done later. */
  public boolean hasTimers() {
    return !timers.isEmpty();
  }

  /** How often something was begun beside its caller. */
  public int begun() {
    return begun.get();
  }

  /** Whether all has ended that was begun: nobody sets or takes back a timer any more. */
  public boolean isIdle() {
    return underWay.get() == 0;
  }

  @Override
  public World real() {
    return real;
  }

  @Override
  public InstantSource clock() {
    return () -> BEGIN.plus(passed);
  }

  @Override
  public long monotonicNanos() {
    return passed.toNanos();
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public void run(String name, Runnable body) {
    begun.incrementAndGet();
    underWay.incrementAndGet();
    real.run(
        name,
        () -> {
          try {
            body.run();
          } finally {
            underWay.decrementAndGet();
          }
        });
  }

  @Override
  public Timer after(Duration delay, String name, Runnable body) {
    var due = new Due(passed.plus(Duration.ofNanos(delay.toNanos())), name, body);
    timers.add(due);
    return () -> timers.remove(due);
  }

  @Override
  public void close() {
    real.close();
  }

  private record Due(Duration at, String name, Runnable body) {}
}

package dev.kontor.host.followup;

import dev.kontor.host.world.Scheduler;
import dev.kontor.host.world.World;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done later, by the first of which the engine holds its one timer; nothing to do: no
 * timer. Guarded by the engine's lock.
 */
final class Later {

  private final World world;
  private final LongConsumer onTime;
  private final long begin;
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparingLong(Entry::at).thenComparingLong(Entry::sequence));
  private long sequence;
  private boolean hasEnded;
  private Scheduler.@Nullable Timer timer;
  private long timerAt;
  private long timerNumber;

  /** On time, the second is called without the lock, to call {@link #doDue} with what it gets. */
  Later(World world, LongConsumer onTime) {
    this.world = world;
    this.onTime = onTime;
    begin = world.monotonicNanos();
  }

  /** Nothing comes of it once this has ended. */
  void after(Duration delay, Runnable body) {
    if (hasEnded) {
      return;
    }
    entries.add(new Entry(now() + delay.toNanos(), sequence++, body));
    setTimer();
  }

  /** Does what is due, unless this timer was cancelled when it had begun already. */
  void doDue(long number) {
    if (timer == null || number != timerNumber) {
      return;
    }
    timer = null;
    for (var next = entries.peek(); next != null && next.at <= now(); next = entries.peek()) {
      entries.remove();
      next.body.run();
    }
    setTimer();
  }

  /** Forgets all, and whatever is still to be done later. */
  void end() {
    hasEnded = true;
    entries.clear();
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  private void setTimer() {
    var first = entries.peek();
    if (first == null || (timer != null && timerAt <= first.at)) {
      return;
    }
    if (timer != null) {
      timer.cancel();
    }
    timerAt = first.at;
    long number = ++timerNumber;
    var delay = Duration.ofNanos(Math.max(0, first.at - now()));
    timer = world.scheduler().after(delay, "follow-ups", () -> onTime.accept(number));
  }

  private long now() {
    return world.monotonicNanos() - begin;
  }

  private record Entry(long at, long sequence, Runnable body) {}
}

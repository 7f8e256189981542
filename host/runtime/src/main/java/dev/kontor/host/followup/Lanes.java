package dev.kontor.host.followup;

import dev.kontor.host.followup.Outcome.Again;
import dev.kontor.host.followup.Outcome.Done;
import dev.kontor.host.followup.Outcome.Parked;
import dev.kontor.host.message.HandlerMeter;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All queues of one handler, which take turns. Guarded by the engine's lock.
 *
 * <p>All of them together keep only so many runs in memory; beyond that they keep where to read.
 */
final class Lanes {

  static final int MOST_KEPT = 1_000;
  static final int MOST_HELD = 1_000;
  static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(1);

  private final String handler;
  private final @Nullable Policy policy;
  private final HandlerMeter meter;
  private final Later later;
  private final Map<@Nullable String, Lane> byQueue = new HashMap<>();
  private final LinkedHashSet<Lane> turns = new LinkedHashSet<>();
  private final Set<Lane> held = new HashSet<>();
  private boolean hasForgotten;
  private long lastRead;
  private int kept;
  private int underWay;
  private long runs;
  private long errors;
  private long retries;
  private long parked;

  Lanes(String handler, @Nullable Policy policy, HandlerMeter meter, Later later) {
    this.handler = handler;
    this.policy = policy;
    this.meter = meter;
    this.later = later;
  }

  String handler() {
    return handler;
  }

  /** Null: the handler no longer exists. */
  @Nullable Policy policy() {
    return policy;
  }

  Lane of(@Nullable String queue) {
    return byQueue.computeIfAbsent(queue, it -> new Lane(this, it));
  }

  /** Lets a lane that has something to do wait for its turn, and one that has nothing at all go. */
  void changed(Lane lane) {
    if (lane.mayTakeTurn()) {
      turns.add(lane);
    } else {
      turns.remove(lane);
      if (lane.isEmpty()) {
        byQueue.remove(lane.queue(), lane);
      }
    }
    rememberHeld(lane);
  }

  /**
   * Of the queues that dead letters hold, only so many are remembered; the store knows them all.
   */
  private void rememberHeld(Lane lane) {
    if (!lane.isResting()) {
      held.remove(lane);
    } else if (held.size() < MOST_HELD || held.contains(lane)) {
      held.add(lane);
    } else {
      byQueue.remove(lane.queue(), lane);
      hasForgotten = true;
    }
  }

  /** Whether a queue that memory doesn't know may be held by a dead letter. */
  boolean hasForgotten() {
    return hasForgotten;
  }

  /** How many queues it knows that no dead letter holds. */
  int moving() {
    return byQueue.size() - held.size();
  }

  /**
   * Whether one more may be under way, where so many places are free: its policy's bound, and no
   * more than it leaves free for others. (Dynamic thresholds: Choudhury and Hahne, 1998.)
   */
  boolean mayTakeTurn(int free) {
    return !turns.isEmpty() && underWay < atOnce() && underWay < free;
  }

  int atOnce() {
    return policy == null ? 1 : policy.atOnce();
  }

  /** The lane whose turn it is. */
  Lane beginTurn() {
    underWay++;
    return turns.removeFirst();
  }

  /** A turn's run only commits yet: another may have its place. */
  void endPlace() {
    underWay--;
  }

  void count(Outcome outcome) {
    switch (outcome) {
      case Done _ -> runs++;
      case Parked _ -> {
        parked++;
        errors++;
        meter.parked();
      }
      case Again again -> {
        retries++;
        meter.retried();
        errors += again.isFailure() ? 1 : 0;
      }
      case Outcome.Gone _, Outcome.Untried _, Outcome.Disowned _ -> {}
    }
  }

  Figures figures() {
    var oldest =
        byQueue.values().stream()
            .flatMap(Lane::waitingSince)
            .min(Comparator.naturalOrder())
            .orElse(null);
    return new Figures(handler, runs, errors, retries, parked, oldest);
  }

  void later(Duration delay, Lane lane, Runnable body) {
    later.after(
        delay,
        () -> {
          body.run();
          changed(lane);
        });
  }

  /** The highest number that a page has shown. */
  long lastRead() {
    return lastRead;
  }

  void wasRead(long number) {
    lastRead = Math.max(lastRead, number);
  }

  void kept(int more) {
    kept += more;
  }

  boolean hasRoom() {
    return kept < MOST_KEPT;
  }

  /** How many more may be kept; at least one, for what is read in its turn. */
  int room() {
    return Math.max(1, MOST_KEPT - kept);
  }
}

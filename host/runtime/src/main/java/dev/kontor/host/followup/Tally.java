package dev.kontor.host.followup;

import dev.kontor.host.followup.FollowUpStore.Backlog;
import dev.kontor.host.followup.FollowUpStore.Waiting;
import java.util.List;

/**
 * How much there is to do, counted as it is heard of, so that looking at it costs no question to
 * the store. What is committed while the store is first asked may be missed. Guarded by the
 * engine's lock.
 */
final class Tally {

  private long waiting;
  private long parked;

  /** Of everything that there is. */
  static Backlog of(List<Waiting> all) {
    long parked = all.stream().filter(Waiting::isParked).count();
    return new Backlog(all.size() - parked, parked);
  }

  void begin(Backlog backlog) {
    waiting = backlog.waiting();
    parked = backlog.parked();
  }

  void committed() {
    waiting++;
  }

  void count(Outcome outcome) {
    switch (outcome) {
      case Outcome.Done _, Outcome.Gone _ -> waiting = less(waiting);
      case Outcome.Parked _ -> {
        waiting = less(waiting);
        parked++;
      }
      case Outcome.Again _, Outcome.Untried _, Outcome.Disowned _ -> {}
    }
  }

  void replayed() {
    parked = less(parked);
    waiting++;
  }

  void discarded() {
    parked = less(parked);
  }

  private static long less(long number) {
    return Math.max(0, number - 1);
  }

  Backlog backlog() {
    return new Backlog(waiting, parked);
  }
}

package dev.kontor.host.followup;

import dev.kontor.host.followup.FollowUpStore.Waiting;
import java.util.List;

/**
 * How far the engine has looked through what an earlier life has left: by pages, ascending, and a
 * further one only when most of the queues of those before are done. Guarded by the engine's lock.
 */
final class Leftovers {

  static final int PAGE = 1_000;

  private static final long ALL = Long.MAX_VALUE;

  private long after;
  private boolean isReading;

  /** Whether every queue that had runs at the start has been shown. */
  boolean isDone() {
    return after == ALL;
  }

  /** Whether the next page is to be read while so many queues are in memory. */
  boolean wantsPage(int queues) {
    return !isDone() && !isReading && queues < PAGE;
  }

  /** The number after which the next page begins, which is being read from now on. */
  long open() {
    isReading = true;
    return after;
  }

  void pageRead(List<Waiting> page) {
    isReading = false;
    after = isLast(page) ? ALL : page.getLast().number();
  }

  static boolean isLast(List<Waiting> page) {
    return page.size() < PAGE;
  }

  void pageFailed() {
    isReading = false;
  }
}

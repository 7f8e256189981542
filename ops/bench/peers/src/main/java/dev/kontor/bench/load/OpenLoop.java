package dev.kontor.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Units of work that arrive by chance at a given mean rate, whether the earlier ones have ended or
 * not: what waits shows in the figures.
 */
public final class OpenLoop {

  private OpenLoop() {}

  /**
   * Has the units begun on time, each as a task of its own.
   *
   * @return when all have ended, how long each took from when it was to begin
   */
  public static Percentiles run(ExecutorService clients, double perSecond, int count, Work work)
      throws InterruptedException, ExecutionException {
    List<Future<Long>> begun = new ArrayList<>(count);
    var chance = ThreadLocalRandom.current();
    long at = System.nanoTime();
    for (int i = 0; i < count; i++) {
      at += (long) (chance.nextExponential() * 1e9 / perSecond);
      waitUntil(at);
      int number = i;
      long due = at;
      begun.add(
          clients.submit(() -> {
            work.unit(number);
            return System.nanoTime() - due;
          }));
    }
    var taken = new long[count];
    for (int i = 0; i < count; i++) {
      taken[i] = begun.get(i).get();
    }
    return new Percentiles(taken);
  }

  private static void waitUntil(long at) {
    for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** What arrives. */
  @FunctionalInterface
  public interface Work {

    /**
     * Returns when the unit is committed.
     *
     * @param number from 0
     */
    void unit(int number) throws Exception;
  }
}

package dev.kontor.bench.load;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** Clients that each begin their next unit of work when the last one has ended. */
public final class ClosedLoop {

  private ClosedLoop() {}

  /**
   * Units a second, from the first's beginning until everything that follows from them is done.
   *
   * @param threads one for each client
   * @param settle returns when all that follows is done
   */
  public static double rate(
      ThreadFactory threads, int clients, int millis, Work work, Settling settle) throws Exception {
    var loops = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < clients; i++) {
      int client = i;
      loops.add(() -> loop(client, millis, work));
    }
    int units = 0;
    long begun = System.nanoTime();
    try (var running = Executors.newThreadPerTaskExecutor(threads)) {
      for (var client : running.invokeAll(loops)) {
        units += client.get();
      }
    }
    settle.await();
    return units * 1e9 / (System.nanoTime() - begun);
  }

  private static int loop(int client, int millis, Work work) throws Exception {
    long end = System.nanoTime() + millis * 1_000_000L;
    int units = 0;
    while (System.nanoTime() - end < 0) {
      work.unit(client, units++);
    }
    return units;
  }

  /** What a client does again and again. */
  @FunctionalInterface
  public interface Work {

    /**
     * Returns when the unit is committed.
     *
     * @param client from 0
     * @param turn how many units this client has done before
     */
    void unit(int client, int turn) throws Exception;
  }

  /** What is waited for at the end. */
  @FunctionalInterface
  public interface Settling {
    void await() throws Exception;
  }
}

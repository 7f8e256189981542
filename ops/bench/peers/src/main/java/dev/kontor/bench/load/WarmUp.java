package dev.kontor.bench.load;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;

/**
 * Runs what will be measured until the JVM's compilers have seen all of it. On a busy machine that
 * takes many times as long as on a quiet one, and until then they take what is measured.
 *
 * <p>Compiling shows in what the JVM says of it only when it is done, so one quiet moment says
 * little.
 */
public final class WarmUp {

  private static final long MOST_NANOS = 90_000_000_000L;
  private static final double LITTLE = 0.03;
  private static final int QUIET_ROUNDS = 3;

  private WarmUp() {}

  /**
   * Runs it again and again, for a minute and a half at most.
   *
   * @param round takes about a second
   */
  public static void of(Callable<?> round) throws Exception {
    long begun = System.nanoTime();
    for (int quiet = 0; quiet < QUIET_ROUNDS && System.nanoTime() - begun < MOST_NANOS; ) {
      quiet = compilingDuring(round) < LITTLE ? quiet + 1 : 0;
    }
  }

  /** Which part of the time a compiler was busy. */
  private static double compilingDuring(Callable<?> round) throws Exception {
    var compilers = ManagementFactory.getCompilationMXBean();
    long compiled = compilers.getTotalCompilationTime();
    long begun = System.nanoTime();
    var _ = round.call();
    return (compilers.getTotalCompilationTime() - compiled) * 1e6 / (System.nanoTime() - begun);
  }
}

package dev.kontor.probe;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** What tests and probes of one JVM tell one another. */
public final class Probe {

  private static final Duration PAUSE = Duration.ofSeconds(4);
  private static final AtomicInteger STARTED = new AtomicInteger();
  private static final AtomicInteger STOPPED = new AtomicInteger();
  private static final AtomicInteger BLOCKED = new AtomicInteger();
  private static final Semaphore RELEASES = new Semaphore(0);

  private Probe() {}

  static void contextStarted() {
    STARTED.incrementAndGet();
  }

  static void contextStopped() {
    STOPPED.incrementAndGet();
  }

  /** How many contexts with a probe were started. */
  public static int started() {
    return STARTED.get();
  }

  /** How many of them were closed. */
  public static int stopped() {
    return STOPPED.get();
  }

  static void block() {
    BLOCKED.incrementAndGet();
    try {
      RELEASES.acquireUninterruptibly();
    } finally {
      BLOCKED.decrementAndGet();
    }
  }

  /** Waits a while that nobody cuts short. */
  static void pause() {
    BLOCKED.incrementAndGet();
    try {
      LockSupport.parkNanos(PAUSE.toNanos());
    } finally {
      BLOCKED.decrementAndGet();
    }
  }

  /** How many requests wait to be released. */
  public static int blocked() {
    return BLOCKED.get();
  }

  /** Lets so many of them go on. */
  public static void release(int requests) {
    RELEASES.release(requests);
  }
}

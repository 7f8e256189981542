package dev.kontor.bench;

import java.lang.management.ManagementFactory;

/** What is alive on this JVM's heap. */
final class LiveHeap {

  private LiveHeap() {}

  /** Bytes, after everything that can go has gone; cleaners work in between. */
  static long bytes() throws InterruptedException {
    for (int i = 0; i < 4; i++) {
      System.gc();
      Thread.sleep(100);
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}

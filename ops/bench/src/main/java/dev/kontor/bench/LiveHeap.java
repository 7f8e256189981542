package dev.kontor.bench;

import java.lang.management.ManagementFactory;

/** What is alive on this JVM's heap. */
final class LiveHeap {

  private LiveHeap() {}

  /** Bytes, after everything that can go has gone. */
  static long bytes() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}

package dev.kontor.host.http.monitoring;

import jakarta.inject.Singleton;

/** Whether requests would be served now: said by whoever starts and stops the host. Thread-safe. */
@Singleton
public final class Readiness {

  private volatile boolean ready;

  /** Whether requests would be served now. */
  public boolean isReady() {
    return ready;
  }

  /** From now on they are, or are not. */
  public void set(boolean readyNow) {
    ready = readyNow;
  }
}

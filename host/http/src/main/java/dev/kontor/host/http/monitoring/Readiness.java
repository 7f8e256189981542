package dev.kontor.host.http.monitoring;

import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;

/**
 * Whether requests would be served now: said by whoever starts and stops the host, and by what it
 * can't serve without. Thread-safe.
 */
@Singleton
public final class Readiness {

  private final BeanProvider<Vital> vital;
  private volatile boolean ready;

  Readiness(BeanProvider<Vital> vital) {
    this.vital = vital;
  }

  /** Whether requests would be served now; asks what is vital, so not on an event loop. */
  boolean isReady() {
    return ready && vital.get().isThere();
  }

  /** From now on they are, or are not. */
  public void set(boolean readyNow) {
    ready = readyNow;
  }
}

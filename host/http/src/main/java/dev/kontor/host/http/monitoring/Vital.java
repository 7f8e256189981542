package dev.kontor.host.http.monitoring;

/** What a host can't serve without. Thread-safe. */
public interface Vital {

  /** Whether it is there now; may take a round trip. */
  boolean isThere();
}

package dev.kontor.host.database;

/** Tells a failure of the database server, which may pass, from a mistake. Thread-safe. */
@FunctionalInterface
public interface Outages {

  /**
   * Whether one is behind this failure: the connection broke, none was free, the server is out of
   * something.
   */
  boolean isBehind(Throwable failed);
}

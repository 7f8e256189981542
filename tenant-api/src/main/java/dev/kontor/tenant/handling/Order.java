package dev.kontor.tenant.handling;

/** In which order an after-commit handler runs. */
public enum Order {

  /**
   * Its runs for one stream are a queue: one that waits, is retried or is parked holds those behind
   * it; other streams' queues go on.
   */
  STREAM,

  /** None: no run waits for another. */
  NONE
}

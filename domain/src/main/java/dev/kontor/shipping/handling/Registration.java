package dev.kontor.shipping.handling;

/** What became of a report. */
public sealed interface Registration {

  /**
   * It is in the cargo's history.
   *
   * @param isNew false: it was before
   */
  record Registered(boolean isNew) implements Registration {}

  /** It refers to something that does not exist, or cannot have happened. */
  record Refused(String reason) implements Registration {}
}

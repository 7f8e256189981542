package dev.kontor.tenant;

/**
 * A handler has nothing to do with this message, and that is no failure: it is logged, what it did
 * so far is rolled back, and the rest goes on. A command that is skipped answers 204.
 */
public final class MessageSkipped extends RuntimeException {

  /** Says why. */
  public MessageSkipped(String message) {
    super(message);
  }
}

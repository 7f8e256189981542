package dev.kontor.tenant;

/**
 * A handler has nothing to do with this message, and that is no failure: what its unit did so far
 * is rolled back. A skipped command is answered as 204; a skipped follow-up is logged and done.
 */
public final class MessageSkipped extends RuntimeException {

  /** Says why. */
  public MessageSkipped(String message) {
    super(message);
  }
}

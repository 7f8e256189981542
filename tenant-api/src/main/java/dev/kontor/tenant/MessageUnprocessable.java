package dev.kontor.tenant;

/**
 * A message refers to something that does not exist or cannot be (semantics): an unknown code, a
 * voyage out of place. Answered as 422.
 */
public final class MessageUnprocessable extends RuntimeException {

  /** Names the value and what was expected of it. */
  public MessageUnprocessable(String message) {
    super(message);
  }
}

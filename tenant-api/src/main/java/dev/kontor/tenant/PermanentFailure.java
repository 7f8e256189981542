package dev.kontor.tenant;

/**
 * Trying again would fail in the same way, until somebody puts something right: a follow-up that
 * throws this is parked as a dead letter at once. Every other failure of a follow-up is taken to be
 * transient, and tried again.
 */
public class PermanentFailure extends RuntimeException {

  /** Says what failed, what was expected, and what to do. */
  public PermanentFailure(String message) {
    super(message);
  }

  /** With what it failed with. */
  public PermanentFailure(String message, Throwable cause) {
    super(message, cause);
  }
}

package dev.kontor.tenant;

/** The caller may not do this, whoever else may. Answered as 403. */
public final class NotAllowed extends RuntimeException {

  /** Says who may not do what. */
  public NotAllowed(String message) {
    super(message);
  }
}

package dev.kontor.host.administration;

/** What is asked can't be done to a tenant in this state. Answered as 409. */
public final class WrongState extends RuntimeException {

  /** Names the tenant, its state, and what to do instead. */
  public WrongState(String message) {
    super(message);
  }
}

package dev.kontor.tenant;

/**
 * The business says no (pragmatics): the request is understood and refers to things that exist, and
 * still it may not be. Answered as 409. Subclass it with the rule's own name.
 */
public abstract class DomainException extends RuntimeException {

  /** Says in the business's words what is refused and why. */
  protected DomainException(String message) {
    super(message);
  }
}

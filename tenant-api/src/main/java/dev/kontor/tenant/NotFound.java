package dev.kontor.tenant;

/** The thing asked for is not there. Answered as 404. */
public final class NotFound extends RuntimeException {

  /** Names the thing: {@code no cargo 'ABC123'}. */
  public NotFound(String message) {
    super(message);
  }
}

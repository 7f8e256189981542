package dev.kontor.tenant;

/**
 * A field of a message is missing or malformed (syntax): no number, no date, too long. Answered as
 * 400, with this message.
 */
public final class MessageMalformed extends RuntimeException {

  /** Names the field, its value and what was expected. */
  public MessageMalformed(String message) {
    super(message);
  }
}

package dev.kontor.process.letter;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/**
 * A letter that was given up is sent once more, as a new one.
 *
 * @param to the tenant that it is for, as an address
 * @param event the position of the activity that it carries
 */
@Serdeable
@EventType(LetterSentAgain.TYPE)
public record LetterSentAgain(String to, long event) implements DomainEvent {

  /** What these events are stored under. */
  public static final String TYPE = "kontor.letter-sent-again";

  @Override
  public String stream() {
    return "letters-to-" + to;
  }
}

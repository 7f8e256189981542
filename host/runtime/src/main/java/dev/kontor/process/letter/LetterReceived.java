package dev.kontor.process.letter;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.UUID;

/**
 * A letter has come in; whoever receives the activity in it follows.
 *
 * @param from the tenant that sent it, as an address
 * @param number its place among all that this tenant has sent here
 * @param id the activity's
 * @param type the name that the activity goes by
 * @param schema the version of its shape
 * @param data its JSON
 * @param at when it was sent, by the sender's clock
 */
@Serdeable
@EventType(LetterReceived.TYPE)
public record LetterReceived(
    String from, long number, UUID id, String type, int schema, String data, Instant at)
    implements DomainEvent {

  /** What these events are stored under. */
  public static final String TYPE = "kontor.letter-received";

  /** One for each sender, so that what one has sent is received in its order. */
  @Override
  public String stream() {
    return "letters-" + from;
  }
}

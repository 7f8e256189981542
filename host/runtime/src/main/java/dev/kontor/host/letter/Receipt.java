package dev.kontor.host.letter;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver says of a batch.
 *
 * @param last the number of the last letter of the channel that it has taken, now or before
 * @param id that letter's; null: none was
 * @param refused the first one after that, which it doesn't take; null: there is none
 */
public record Receipt(long last, @Nullable UUID id, @Nullable Refused refused) {

  /**
   * A letter that is not taken, now or later.
   *
   * @param reason for the sender's operators
   */
  public record Refused(long number, String reason) {}
}

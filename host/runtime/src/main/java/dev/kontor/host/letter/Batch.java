package dev.kontor.host.letter;

import dev.kontor.tenant.Address;
import java.util.List;
import java.util.UUID;

/**
 * Letters of one channel that are brought together: the first that are not known to be taken, with
 * none left out between them.
 *
 * @param from the tenant that sends them
 * @param to the tenant that they are for
 * @param channel its id; a newer one begins anew, and ids are in the order of time (UUID version 7)
 * @param letters at least one, in the order of their numbers
 */
public record Batch(Address from, Address to, UUID channel, List<Letter> letters) {

  /** Copies the list. */
  public Batch {
    letters = List.copyOf(letters);
  }

  /** The number of the last one. */
  public long last() {
    return letters.getLast().number();
  }
}

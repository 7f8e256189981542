package dev.kontor.host.unit;

import java.time.Instant;
import java.util.UUID;

/**
 * A letter that is to go out, as the database keeps it until it was taken.
 *
 * @param to the tenant that it is for, as an address
 * @param number the position of the event that sent it: letters go out in the order of these
 * @param event the position of the activity that it carries
 * @param channel the id of the channel to that tenant, if this is its first letter
 * @param writtenAt by the host's clock
 */
public record StoredLetter(String to, long number, long event, UUID channel, Instant writtenAt) {

  /** Of an activity's JSON, in characters: a receiver reads many letters at a time. */
  public static final int LONGEST_ACTIVITY = 64 * 1024;
}

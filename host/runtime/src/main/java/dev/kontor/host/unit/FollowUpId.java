package dev.kontor.host.unit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.UUID;

/** A follow-up's id for the world outside: the same at each attempt, without being stored. */
final class FollowUpId {

  private FollowUpId() {}

  /** Of an event's id and the run's number; or of a run's id, and the number of what it leaves. */
  static UUID of(UUID origin, long number) {
    return UUID.nameUUIDFromBytes((origin + "/" + number).getBytes(US_ASCII));
  }
}

package dev.kontor.host.world;

import java.util.UUID;

/** UUID version 7: 48 bits of milliseconds, then chance (RFC 9562 §5.7). */
public final class TimeOrderedId {

  private TimeOrderedId() {}

  /** The id for an instant in milliseconds since 1970, with 74 of the given random bits. */
  public static UUID of(long millis, long high, long low) {
    return new UUID(
        (millis << 16) | 0x7000L | (high & 0x0fffL),
        (low & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
  }
}

package dev.kontor.host.letter;

import java.util.UUID;

/**
 * How the ids of channels are made: UUIDs of version 7, of which the first half says which is newer
 * and the second whose it is. A tenant that renews a channel keeps the second; one that is
 * onboarded anew, or lives on another site of that name, can't know it.
 */
public final class ChannelId {

  private ChannelId() {}

  /**
   * The id of a channel in place of another of the same tenant.
   *
   * @param fresh says how new it is
   */
  static UUID renewed(UUID former, UUID fresh) {
    return new UUID(fresh.getMostSignificantBits(), former.getLeastSignificantBits());
  }

  /** Whether one tenant has begun both. */
  public static boolean areOfOneTenant(UUID one, UUID other) {
    return one.getLeastSignificantBits() == other.getLeastSignificantBits();
  }
}

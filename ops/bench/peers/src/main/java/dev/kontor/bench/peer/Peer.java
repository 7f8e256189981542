package dev.kontor.bench.peer;

import java.util.function.LongConsumer;

/** Somebody else's way to do a unit of work. */
interface Peer {

  /**
   * Does one unit, and returns when it is committed.
   *
   * @param form which of the peer's ways
   * @param client from 0; each is one thread
   * @param tenant from 0
   * @param number tells its follow-up from others
   */
  void unit(String form, int client, int tenant, long number) throws Exception;

  /** Is told a unit's number when its follow-up begins; a peer that runs none tells nobody. */
  default void onFollowUp(LongConsumer told) {}

  /** Whether a unit of this form has a follow-up that is run. */
  default boolean isFollowed(String form) {
    return true;
  }

  /** Ends it. */
  void close() throws Exception;
}

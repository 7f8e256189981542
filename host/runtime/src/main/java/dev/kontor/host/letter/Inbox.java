package dev.kontor.host.letter;

import java.util.UUID;

/**
 * Which letters a tenant has taken: of each sender the number of the last one. Part of the unit of
 * work that is open. Thread-safe.
 */
public interface Inbox {

  /**
   * The number of the last letter that was taken by this channel; 0: none. Until the unit ends,
   * nobody else takes letters of this sender.
   *
   * @throws Outdated when the sender has begun a newer channel since
   */
  long open(String from, UUID channel);

  /** Keeps the number of the last letter that was taken by the channel that was opened. */
  void taken(String from, long last);

  /** The letters come by a channel that its sender has replaced. */
  final class Outdated extends RuntimeException {

    /** Names both. */
    public Outdated(String from, UUID channel, UUID current) {
      super(
          "letters of '%s' by channel %s came after its sender had begun %s; they are not taken"
              .formatted(from, channel, current));
    }
  }
}

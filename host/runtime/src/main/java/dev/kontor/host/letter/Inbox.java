package dev.kontor.host.letter;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which letters a tenant has taken: of each sender the number of the last one. Part of the unit of
 * work that is open. Thread-safe.
 */
public interface Inbox {

  /**
   * The last letter that was taken by this channel. Until the unit ends, nobody else takes letters
   * of this sender.
   *
   * @throws Outdated when the sender has begun a newer channel since
   */
  Last open(String from, UUID channel);

  /** Keeps which letter was taken last by the channel that was opened. */
  void taken(String from, Last last);

  /**
   * The last letter that was taken.
   *
   * @param number 0: none was
   * @param id the letter's, which tells it from another of that number; null: none was
   */
  record Last(long number, @Nullable UUID id) {}

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

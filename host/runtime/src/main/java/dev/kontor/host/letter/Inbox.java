package dev.kontor.host.letter;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which letters a tenant has taken: of each sender the number of the last one, which units keep by
 * what they leave ({@link dev.kontor.host.unit.StoredReceipt}). Part of the unit of work that is
 * open. Thread-safe.
 */
public interface Inbox {

  /**
   * How things stand with a sender who comes by this channel. Until the unit ends, nobody else
   * takes letters of this sender.
   *
   * @throws Outdated when the sender has begun a newer channel since
   */
  Opened open(String from, UUID channel);

  /**
   * How things stand with a sender who comes by a channel.
   *
   * @param last the last letter that was taken by it
   * @param isAnother whether letters were taken of another tenant that bore the sender's name
   * @param grants how often grants of the sender were changed
   */
  record Opened(Last last, boolean isAnother, long grants) {

    /** By a channel by which letters were taken. */
    public static Opened known(Last last, long grants) {
      return new Opened(last, false, grants);
    }

    /** By one by which none was. */
    public static Opened anew(boolean isAnother, long grants) {
      return new Opened(new Last(0, null), isAnother, grants);
    }
  }

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

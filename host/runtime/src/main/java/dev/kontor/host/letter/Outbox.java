package dev.kontor.host.letter;

import dev.kontor.host.unit.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The letters in a tenant's database that are not known to be taken, and what is known of the
 * channels that they go by, one for each tenant that they are for. Thread-safe; each method is a
 * transaction of its own, unless it says otherwise.
 */
public interface Outbox {

  /** The channels that have letters. */
  List<Channel> waiting();

  /** What waits in each channel that has letters, by receiver; for operators. */
  List<Backlog> backlog();

  /** What is known of a channel; null: nothing was ever sent by it. */
  @Nullable Channel channel(String to);

  /** The first letters of a channel, in their order; at most so many, and not too much text. */
  Page next(String to, int most);

  /** The id of the letter that was sent under a number, to whomever; null: none was. */
  @Nullable UUID sent(long number);

  /**
   * Forgets letters up to a number, which were taken, and says how many; a crash may bring them
   * back.
   */
  int taken(String to, long upTo);

  /** Forgets the failures of a channel, since somebody has answered at its other end. */
  void answered(String to);

  /** Keeps that a channel's letters could not be brought, and when they are brought again. */
  void failed(String to, Failure failure);

  /**
   * Begins a channel anew: letters keep their numbers, and the receiver forgets those that it has
   * taken. Nothing, when the channel is another than this by now.
   */
  void renew(String to, UUID former, UUID id);

  /** Forgets one letter, as part of the unit of work that is open; false: it is gone already. */
  boolean giveUp(String to, long number);

  /**
   * Letters of a channel.
   *
   * @param isLast whether the channel had no others
   */
  record Page(List<Written> letters, boolean isLast) {

    /** Copies the list. */
    public Page {
      letters = List.copyOf(letters);
    }
  }

  /**
   * What is known of a channel.
   *
   * @param to the tenant that it leads to, as an address
   * @param attempts how often in a row its letters could not be brought
   * @param failedFor for how long they could not, as far as that counts against them
   * @param triedAt when that was tried at last, by the host's clock; null: nothing has failed
   * @param again when it is to be tried again, by the host's clock; null: now
   */
  record Channel(
      String to,
      UUID id,
      int attempts,
      Duration failedFor,
      @Nullable Instant triedAt,
      @Nullable Instant again) {

    /** The same, once somebody has answered at its other end. */
    Channel answered() {
      return new Channel(to, id, 0, Duration.ZERO, null, null);
    }
  }

  /**
   * The letters that wait in a channel.
   *
   * @param to the tenant that they are for, as an address
   * @param oldest when the first of them was written, by the host's clock
   * @param attempts how often in a row they could not be brought
   * @param again when that is to be tried again, by the host's clock; null: now
   * @param error why they could not be brought at last; null: nothing has failed
   */
  record Backlog(
      String to,
      long letters,
      Instant oldest,
      int attempts,
      @Nullable Instant again,
      @Nullable String error) {}

  /**
   * That letters could not be brought.
   *
   * @param error what went wrong, for operators
   */
  record Failure(int attempts, Duration failedFor, Instant triedAt, Instant again, String error) {}

  /**
   * A letter, and when it was written by the host's clock.
   *
   * @param event the activity in it
   */
  record Written(Letter letter, StoredEvent event, Instant writtenAt) {

    /** The letter of this number with this activity in it. */
    public static Written of(long number, StoredEvent event, Instant writtenAt) {
      var metadata = event.metadata();
      var letter =
          new Letter(
              number,
              metadata.id(),
              event.type(),
              event.schema(),
              event.data(),
              metadata.at(),
              metadata.correlation(),
              metadata.trace());
      return new Written(letter, event, writtenAt);
    }
  }
}

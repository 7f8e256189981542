package dev.kontor.host.followup;

import dev.kontor.host.unit.Due;
import dev.kontor.tenant.message.Metadata;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The follow-ups that a tenant's database keeps; those that are done are gone. Thread-safe; each
 * method is a transaction of its own.
 */
public interface FollowUpStore {

  /**
   * What waits or is parked after a number, of all queues, ascending; at most so many. Read by
   * pages at a start.
   */
  List<Waiting> waiting(long afterNumber, int most);

  /**
   * The next runs of a queue after a number, ascending, with their events; at most so many. Parked
   * ones are among them.
   */
  List<Due> next(String handler, @Nullable String queue, long afterNumber, int most);

  /** Keeps that a run has failed, and when it is to be tried again. One that is gone stays so. */
  void failed(long number, int attempts, String error, Instant again);

  /**
   * Makes a run a dead letter: it stays until it is replayed or discarded. One that is gone stays
   * so; doing it twice is as once.
   */
  void park(long number, int attempts, String error, Instant at);

  /** Dead letters after a number, ascending, which is oldest first; at most so many. */
  List<DeadLetter> parked(long afterNumber, int most);

  /** A dead letter with all that is known of it; null: there is none of this number. */
  @Nullable OpenedLetter open(long number);

  /**
   * Makes a dead letter an ordinary run again, which has failed never and is due at once; false
   * when there is none of this number.
   */
  boolean replay(long number);

  /** Deletes a dead letter; false when there is none of this number. */
  boolean discard(long number);

  /** How many runs wait, and how many are parked. */
  Backlog backlog();

  /**
   * A run, and the queue that it is in.
   *
   * @param queue null: the handler's runs don't wait for one another
   */
  record Waiting(long number, String handler, @Nullable String queue, boolean isParked) {}

  /**
   * A dead letter with what it was to be run with.
   *
   * @param due the run, and the event that it follows
   */
  record OpenedLetter(DeadLetter letter, Due due) {}

  /**
   * A run that failed too often.
   *
   * @param error what it failed with at last, with the stack
   */
  record DeadLetter(
      long number,
      String handler,
      @Nullable String queue,
      int attempts,
      String error,
      String eventType,
      Metadata event,
      Instant parkedAt) {}

  /** How much there is to do. */
  record Backlog(long waiting, long parked) {}
}

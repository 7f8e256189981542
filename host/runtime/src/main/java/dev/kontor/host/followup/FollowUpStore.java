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

  /** Every queue that has runs, the one with the lowest number first. Read once, at a start. */
  List<Waiting> waiting();

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

  /** All dead letters, oldest first. */
  List<DeadLetter> parked();

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
   * A queue with runs.
   *
   * @param queue null: the handler's runs don't wait for one another
   */
  record Waiting(String handler, @Nullable String queue) {}

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

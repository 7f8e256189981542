package dev.kontor.host.unit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a unit leaves at its end.
 *
 * @param events in the order in which they were raised; one whose version is {@link
 *     StoredEvent#NEXT} takes the next of its stream
 * @param followUps in the order of their numbers
 * @param done the numbers of the follow-ups that this unit ran, which are then gone. A unit that
 *     ran one which is gone already, is refused as a conflict
 * @param answer what the request was answered that this unit did; null: it has no key. When one is
 *     kept in its place already, the unit is refused as a conflict
 * @param snapshots at most one for each stream
 * @param timers what becomes of timers
 * @param letters what goes out to tenants, by whom it is for
 * @param receipt what has come in from a tenant; null: nothing
 */
public record Writes(
    List<StoredEvent> events,
    List<StoredFollowUp> followUps,
    List<Long> done,
    @Nullable KeptAnswer answer,
    List<StoredSnapshot> snapshots,
    TimerChanges timers,
    List<StoredLetter> letters,
    @Nullable StoredReceipt receipt) {

  /** Of a unit that did no request with a key, keeps no snapshots and leaves timers as they are. */
  public Writes(List<StoredEvent> events, List<StoredFollowUp> followUps, @Nullable Long done) {
    this(events, followUps, done, null, List.of());
  }

  /** Of a unit that leaves timers as they are and sends nothing. */
  public Writes(
      List<StoredEvent> events,
      List<StoredFollowUp> followUps,
      @Nullable Long done,
      @Nullable KeptAnswer answer,
      List<StoredSnapshot> snapshots) {
    this(events, followUps, done, answer, snapshots, TimerChanges.NONE, List.of());
  }

  /** Of a unit in which no letters have come in. */
  public Writes(
      List<StoredEvent> events,
      List<StoredFollowUp> followUps,
      @Nullable Long done,
      @Nullable KeptAnswer answer,
      List<StoredSnapshot> snapshots,
      TimerChanges timers,
      List<StoredLetter> letters) {
    this(
        events,
        followUps,
        done == null ? List.of() : List.of(done),
        answer,
        snapshots,
        timers,
        letters,
        null);
  }

  /** Copies the lists. */
  public Writes {
    events = List.copyOf(events);
    followUps = List.copyOf(followUps);
    done = List.copyOf(done);
    snapshots = List.copyOf(snapshots);
    letters = List.copyOf(letters);
  }
}

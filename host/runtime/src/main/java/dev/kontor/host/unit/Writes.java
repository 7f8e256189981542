package dev.kontor.host.unit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a unit leaves at its end.
 *
 * @param events in the order in which they were raised; one whose version is {@link
 *     StoredEvent#NEXT} takes the next of its stream
 * @param followUps in the order of their numbers
 * @param done the number of the follow-up that this unit ran, which is then gone; null: none. A
 *     unit that ran one which is gone already, is refused as a conflict
 * @param timers what becomes of timers
 */
public record Writes(
    List<StoredEvent> events,
    List<StoredFollowUp> followUps,
    @Nullable Long done,
    TimerChanges timers) {

  /** Copies the lists. */
  public Writes {
    events = List.copyOf(events);
    followUps = List.copyOf(followUps);
  }

  /** Of a unit that leaves timers as they are. */
  public Writes(List<StoredEvent> events, List<StoredFollowUp> followUps, @Nullable Long done) {
    this(events, followUps, done, TimerChanges.NONE);
  }
}

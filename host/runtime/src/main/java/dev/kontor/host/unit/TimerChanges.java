package dev.kontor.host.unit;

import java.util.List;

/**
 * What a unit does to timers; first what has fired goes, then what is cancelled, then what is set
 * comes.
 *
 * @param fired gone with this unit. If one of them is gone already, or another bears its name, the
 *     unit is refused as a conflict
 * @param cancelled names; those that nothing bears are fine
 * @param set in place of those that bore their names
 */
public record TimerChanges(List<StoredTimer> fired, List<String> cancelled, List<StoredTimer> set) {

  /** Nothing. */
  public static final TimerChanges NONE = new TimerChanges(List.of(), List.of(), List.of());

  /** Copies the lists. */
  public TimerChanges {
    fired = List.copyOf(fired);
    cancelled = List.copyOf(cancelled);
    set = List.copyOf(set);
  }

  /** Whether it does nothing. */
  public boolean isEmpty() {
    return fired.isEmpty() && cancelled.isEmpty() && set.isEmpty();
  }
}

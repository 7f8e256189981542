package dev.kontor.host.unit;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Who goes on with what a context's units leave. Thread-safe, as they are. */
final class Heirs {

  private final Dues followUps;
  private final Consumer<Instant> timers;
  private final Consumer<String> types;
  private volatile Consumer<List<StoredEvent>> events = _ -> {};
  private volatile Senders letters = Senders.none();

  /**
   * Of a context.
   *
   * @param timers is told when the soonest of the timers that a unit has set is due
   * @param types is told the type of each event that was committed
   */
  Heirs(Dues followUps, Consumer<Instant> timers, Consumer<String> types) {
    this.followUps = followUps;
    this.timers = timers;
    this.types = types;
  }

  /** Has somebody told of the events of each unit that has ended; none of one that failed. */
  void tell(Consumer<List<StoredEvent>> listener) {
    events = listener;
  }

  /** Has somebody told of the letters of each unit; none of one that failed. */
  void tellOfLetters(Senders senders) {
    letters = senders;
  }

  /** A unit has committed; called while its streams' turns are still its own. */
  void committed(
      List<StoredEvent> raised, List<Due> left, List<StoredTimer> set, List<StoredLetter> sent) {
    raised.forEach(event -> types.accept(event.type()));
    followUps.committed(left);
    if (!sent.isEmpty()) {
      letters.committed(sent);
    }
    if (!set.isEmpty()) {
      timers.accept(Collections.min(set, Comparator.comparing(StoredTimer::dueAt)).dueAt());
    }
  }

  /** A unit may commit yet, or never. */
  void inDoubt(Numbers.Range numbers) {
    numbers.tell(followUps);
  }

  /** A unit's numbers are in flight no longer, or it is in doubt and nothing is known of it. */
  void ended(List<StoredEvent> raised, List<StoredLetter> sent) {
    events.accept(raised);
    letters.ended(sent);
  }
}

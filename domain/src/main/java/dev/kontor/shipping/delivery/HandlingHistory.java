package dev.kontor.shipping.delivery;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that was done to a cargo, in the order in which it was done, whenever it was told.
 *
 * @param planBegan when the itinerary was assigned that the cargo now travels by; what was told
 *     before, belongs to an older plan
 */
public record HandlingHistory(List<HandlingEvent> events, Instant planBegan) {

  private static final Comparator<HandlingEvent> AS_DONE =
      Comparator.comparing(HandlingEvent::completionTime)
          .thenComparing(HandlingEvent::registrationTime);

  /** Nothing was done yet. */
  public static final HandlingHistory NONE = new HandlingHistory(List.of(), Instant.MIN);

  /** Puts the events in order. */
  public HandlingHistory {
    events = events.stream().sorted(AS_DONE).toList();
  }

  /** Whether the very same was told before. */
  public boolean contains(HandlingEvent event) {
    return events.stream().anyMatch(event::isSameAs);
  }

  /** With one more event, wherever it belongs. */
  public HandlingHistory with(HandlingEvent event) {
    return new HandlingHistory(
        Stream.concat(events.stream(), Stream.of(event)).toList(), planBegan);
  }

  /** The same; from now on the cargo travels by a new plan. */
  public HandlingHistory underNewPlan(Instant began) {
    return new HandlingHistory(events, began);
  }

  /** What was done last. */
  public Optional<HandlingEvent> last() {
    return events.isEmpty() ? Optional.empty() : Optional.of(events.getLast());
  }

  /** What brought it where it is: customs look at it, and leave it there. */
  public Optional<HandlingEvent> lastMove() {
    return events.reversed().stream()
        .filter(event -> event.activity().type() != HandlingType.CUSTOMS)
        .findFirst();
  }

  /** Whether it was told since the present plan began. */
  public boolean isOfPresentPlan(HandlingEvent event) {
    return !event.registrationTime().isBefore(planBegan);
  }

  /** When anything was told last; of an empty history: long ago. */
  public Instant lastRegistration() {
    return events.stream()
        .map(HandlingEvent::registrationTime)
        .max(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }
}

package dev.kontor.shipping.delivery;

import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.voyage.VoyageNumber;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a cargo has come, and what is to happen next: a pure function of what was ordered, how it
 * is to travel, and what was done to it.
 *
 * @param lastKnownLocation where it was handled last
 * @param currentVoyage what it is on board of
 * @param misdirected whether it was last handled otherwise than its itinerary expects
 * @param eta when it is expected to arrive; only while it is on track
 * @param nextExpectedActivity what is to be done to it next; only while it is on track
 * @param unloadedAtDestination whether it waits there for its customer
 */
public record Delivery(
    TransportStatus transportStatus,
    RoutingStatus routingStatus,
    @Nullable UnLocode lastKnownLocation,
    @Nullable VoyageNumber currentVoyage,
    boolean misdirected,
    @Nullable Instant eta,
    @Nullable HandlingActivity nextExpectedActivity,
    boolean unloadedAtDestination,
    @Nullable HandlingEvent lastEvent) {

  /** What these come to. */
  public static Delivery of(
      RouteSpecification specification, Itinerary itinerary, HandlingHistory history) {
    var transport = TransportStatus.of(history);
    var routing = RoutingStatus.of(specification, itinerary);
    boolean misdirected = isMisdirected(itinerary, history);
    boolean onTrack = routing == RoutingStatus.ROUTED && !misdirected;
    var last = history.last().map(HandlingEvent::activity);
    return new Delivery(
        transport,
        routing,
        last.map(HandlingActivity::location).orElse(null),
        transport == TransportStatus.ONBOARD_CARRIER
            ? last.map(HandlingActivity::voyage).orElse(null)
            : null,
        misdirected,
        onTrack ? itinerary.last().unloadTime() : null,
        onTrack ? nextExpected(specification, itinerary, history).orElse(null) : null,
        history.lastMove().filter(move -> isArrival(move.activity(), specification)).isPresent(),
        history.last().orElse(null));
  }

  /** A new itinerary is a new plan: what was done before it can't go against it. */
  private static boolean isMisdirected(Itinerary itinerary, HandlingHistory history) {
    return !itinerary.isEmpty()
        && history
            .last()
            .filter(history::isOfPresentPlan)
            .filter(last -> !itinerary.expects(last.activity()))
            .isPresent();
  }

  private static boolean isArrival(HandlingActivity activity, RouteSpecification specification) {
    return activity.type() == HandlingType.UNLOAD
        && activity.location().equals(specification.destination());
  }

  private static Optional<HandlingActivity> nextExpected(
      RouteSpecification specification, Itinerary itinerary, HandlingHistory history) {
    if (history.last().isEmpty()) {
      return Optional.of(new HandlingActivity(HandlingType.RECEIVE, specification.origin(), null));
    }
    var last = history.last().get();
    return history.isOfPresentPlan(last)
        ? itinerary.after(last.activity())
        : firstLoading(itinerary, history, last.activity().location());
  }

  /** A cargo that was received before its plan goes on from where it lies, if the plan does too. */
  private static Optional<HandlingActivity> firstLoading(
      Itinerary itinerary, HandlingHistory history, UnLocode location) {
    return TransportStatus.of(history) == TransportStatus.IN_PORT
            && location.equals(itinerary.first().load())
        ? Optional.of(itinerary.first().loading())
        : Optional.empty();
  }

  /** Whether it lies ashore, at its last known location. */
  public boolean isAshore() {
    return transportStatus == TransportStatus.IN_PORT;
  }

  /** Whether it lies ashore there. */
  public boolean liesAt(UnLocode location) {
    return isAshore() && location.equals(lastKnownLocation);
  }

  /** Whether its customer has it. */
  public boolean isClaimed() {
    return transportStatus == TransportStatus.CLAIMED;
  }
}

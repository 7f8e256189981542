package dev.kontor.shipping.cargo;

import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.voyage.VoyageNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a cargo has come, and what is to happen next.
 *
 * @param eta when it is expected to arrive; only while it is on track
 * @param nextExpectedActivity what is to be done to it next; only while it is on track
 */
public record Delivery(
    TransportStatus transportStatus,
    RoutingStatus routingStatus,
    @Nullable UnLocode lastKnownLocation,
    @Nullable VoyageNumber currentVoyage,
    boolean misdirected,
    @Nullable Instant eta,
    @Nullable HandlingActivity nextExpectedActivity,
    boolean unloadedAtDestination) {

  /**
   * The delivery of a cargo that nobody has handled yet. It can't be misdirected; with a route that
   * does what was ordered, it is to be received at its origin.
   */
  public static Delivery notReceived(RouteSpecification specification, Itinerary itinerary) {
    var routing = RoutingStatus.of(specification, itinerary);
    var onTrack = routing == RoutingStatus.ROUTED;
    return new Delivery(
        TransportStatus.NOT_RECEIVED,
        routing,
        null,
        null,
        false,
        onTrack ? itinerary.last().unloadTime() : null,
        onTrack ? new HandlingActivity(HandlingType.RECEIVE, specification.origin(), null) : null,
        false);
  }
}

package dev.kontor.shipping.delivery;

/** Whether a cargo's itinerary does what was ordered. */
public enum RoutingStatus {
  /** There is no itinerary. */
  NOT_ROUTED,
  /** The itinerary satisfies the route specification. */
  ROUTED,
  /** There is an itinerary, and it leads elsewhere or comes too late. */
  MISROUTED;

  static RoutingStatus of(RouteSpecification specification, Itinerary itinerary) {
    if (itinerary.isEmpty()) {
      return NOT_ROUTED;
    }
    return specification.isSatisfiedBy(itinerary) ? ROUTED : MISROUTED;
  }
}

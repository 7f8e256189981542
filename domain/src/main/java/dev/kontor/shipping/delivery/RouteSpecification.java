package dev.kontor.shipping.delivery;

import dev.kontor.shipping.location.UnLocode;
import dev.kontor.tenant.MessageUnprocessable;
import java.time.Instant;

/** What the customer ordered: from where, to where, and until when. */
public record RouteSpecification(UnLocode origin, UnLocode destination, Instant arrivalDeadline) {

  /** A route leads somewhere else. */
  public RouteSpecification {
    if (origin.equals(destination)) {
      throw new MessageUnprocessable(
          "origin and destination are both %s; expected two locations".formatted(origin));
    }
  }

  /** The specification that was kept as these. */
  public static RouteSpecification kept(
      String origin, String destination, Instant arrivalDeadline) {
    return new RouteSpecification(new UnLocode(origin), new UnLocode(destination), arrivalDeadline);
  }

  /** Whether who travels so gets from the origin to the destination before the deadline. */
  public boolean isSatisfiedBy(Itinerary itinerary) {
    return !itinerary.isEmpty()
        && itinerary.first().load().equals(origin)
        && itinerary.last().unload().equals(destination)
        && itinerary.last().unloadTime().isBefore(arrivalDeadline);
  }

  /** Whether it asks for the same destination and deadline, from wherever. */
  public boolean endsLike(RouteSpecification other) {
    return destination.equals(other.destination) && arrivalDeadline.equals(other.arrivalDeadline);
  }

  /** The same order, for a cargo that begins elsewhere. */
  public RouteSpecification from(UnLocode otherOrigin) {
    return new RouteSpecification(otherOrigin, destination, arrivalDeadline);
  }
}

package dev.kontor.shipping.voyage;

import dev.kontor.shipping.location.UnLocode;
import dev.kontor.tenant.MessageUnprocessable;
import java.time.Instant;

/** One carrier's way from one location to the next, without a stop between. */
public record CarrierMovement(UnLocode from, UnLocode to, Instant departure, Instant arrival) {

  /** A movement leads somewhere, and takes time. */
  public CarrierMovement {
    if (from.equals(to)) {
      throw new MessageUnprocessable(
          "a movement from %s to itself; expected two locations".formatted(from));
    }
    if (!arrival.isAfter(departure)) {
      throw new MessageUnprocessable(
          "the movement from %s to %s arrives at %s and departs at %s; expected it to arrive later"
              .formatted(from, to, arrival, departure));
    }
  }
}

package dev.kontor.shipping.delivery;

import java.time.Instant;

/**
 * Something was done to a cargo.
 *
 * @param completionTime when it was done
 * @param registrationTime when this tenant was told
 */
public record HandlingEvent(
    HandlingActivity activity, Instant completionTime, Instant registrationTime) {

  /** Two events that are alike in everything but when they were told are one event. */
  public boolean isSameAs(HandlingEvent other) {
    return activity.equals(other.activity) && completionTime.equals(other.completionTime);
  }
}

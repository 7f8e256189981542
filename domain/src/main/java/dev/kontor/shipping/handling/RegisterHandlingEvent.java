package dev.kontor.shipping.handling;

import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.shipping.delivery.HandlingActivity;
import dev.kontor.shipping.delivery.HandlingEvent;
import dev.kontor.tenant.Command;
import java.time.Duration;
import java.time.Instant;

/**
 * Something was done to a cargo. Answers whether that is new: the very same may be reported again.
 *
 * @param completionTime when it was done
 */
public record RegisterHandlingEvent(
    TrackingId cargo, HandlingActivity activity, Instant completionTime)
    implements Command<Boolean> {

  /** Other people's clocks may be ahead. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  /** Whether it can't have been done yet. */
  boolean isYetToCome(Instant now) {
    return completionTime.isAfter(now.plus(TOLERANCE));
  }

  HandlingEvent registered(Instant now) {
    return new HandlingEvent(activity, completionTime, now);
  }
}

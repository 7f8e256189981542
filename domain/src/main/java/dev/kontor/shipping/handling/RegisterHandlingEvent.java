package dev.kontor.shipping.handling;

import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.shipping.delivery.HandlingActivity;
import dev.kontor.tenant.Command;
import java.time.Instant;

/**
 * Something was done to a cargo. Answers whether that is new: the very same may be reported again.
 *
 * @param completionTime when it was done
 */
public record RegisterHandlingEvent(
    TrackingId cargo, HandlingActivity activity, Instant completionTime)
    implements Command<Boolean> {}

package dev.kontor.shipping.handling;

import dev.kontor.message.Field;
import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.shipping.delivery.HandlingActivity;
import dev.kontor.shipping.delivery.HandlingEvent;
import dev.kontor.shipping.delivery.HandlingType;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.voyage.VoyageNumber;
import dev.kontor.tenant.Command;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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

  /**
   * What was reported in these fields, whoever has reported it, and in whatever form.
   *
   * @param voyage none, too, when nothing stands there: a form sends an empty field
   * @throws dev.kontor.tenant.MessageMalformed when a field is missing, or can't be read
   * @throws dev.kontor.tenant.MessageUnprocessable when a voyage is missing or out of place, or no
   *     cargo is called so
   */
  public static RegisterHandlingEvent read(
      @Nullable Object trackingId,
      @Nullable Object type,
      @Nullable Object location,
      @Nullable Object voyage,
      @Nullable Object completionTime) {
    return new RegisterHandlingEvent(
        TrackingId.mentioned(Field.text("trackingId", trackingId)),
        new HandlingActivity(
            HandlingType.of("type", type), UnLocode.of("location", location), voyage(voyage)),
        Field.instant("completionTime", completionTime));
  }

  private static @Nullable VoyageNumber voyage(@Nullable Object said) {
    return said == null || said.equals("") ? null : new VoyageNumber(Field.text("voyage", said));
  }

  /** Whether it can't have been done yet. */
  boolean isYetToCome(Instant now) {
    return completionTime.isAfter(now.plus(TOLERANCE));
  }

  HandlingEvent registered(Instant now) {
    return new HandlingEvent(activity, completionTime, now);
  }
}

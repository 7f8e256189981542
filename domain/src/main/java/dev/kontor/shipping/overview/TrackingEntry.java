package dev.kontor.shipping.overview;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a customer sees of a cargo.
 *
 * @param event the event that says so
 * @param at when it was done, or came to be
 * @param kind what was done, as {@code LOAD}; or what that meant, as {@code MISDIRECTED}
 */
@MappedEntity("tracking_entry")
public record TrackingEntry(
    @Id UUID event,
    String trackingId,
    Instant at,
    String kind,
    @Nullable String location,
    @Nullable String voyage,
    @Nullable String text) {

  /** What was done means that the cargo has left its route. */
  public static final String MISDIRECTED = "MISDIRECTED";

  /** It is at its destination. */
  public static final String ARRIVED = "ARRIVED";

  /** It goes on by another route. */
  public static final String REBOOKED = "REBOOKED";

  /** It was to go on by another route, and doesn't. */
  public static final String NOT_REBOOKED = "NOT_REBOOKED";
}

package dev.kontor.shipping.tracking;

import dev.kontor.shipping.delivery.HandlingType;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a customer sees of a cargo.
 *
 * @param event the event that says so
 * @param at when it was done, or came to be
 */
@MappedEntity("tracking_entry")
public record TrackingEntry(
    @Id UUID event,
    String trackingId,
    Instant at,
    Kind kind,
    @Nullable String location,
    @Nullable String voyage,
    @Nullable String text) {

  /** What was done, or what that meant. Stored by name. */
  public enum Kind {
    /** As {@link HandlingType#RECEIVE}. */
    RECEIVE(HandlingType.RECEIVE),
    /** As {@link HandlingType#LOAD}. */
    LOAD(HandlingType.LOAD),
    /** As {@link HandlingType#UNLOAD}. */
    UNLOAD(HandlingType.UNLOAD),
    /** As {@link HandlingType#CUSTOMS}. */
    CUSTOMS(HandlingType.CUSTOMS),
    /** As {@link HandlingType#CLAIM}. */
    CLAIM(HandlingType.CLAIM),
    /** What was done means that the cargo has left its route. */
    MISDIRECTED(null),
    /** It is at its destination. */
    ARRIVED(null),
    /** It goes on by another route. */
    REBOOKED(null),
    /** It was to go on by another route, and doesn't. */
    NOT_REBOOKED(null);

    private final @Nullable HandlingType handling;

    Kind(@Nullable HandlingType handling) {
      this.handling = handling;
    }

    static Kind of(HandlingType done) {
      return Arrays.stream(values())
          .filter(kind -> kind.handling == done)
          .findFirst()
          .orElseThrow();
    }
  }

  /** Whether something was done to the cargo; else it is what that meant. */
  public boolean isHandling() {
    return kind.handling != null;
  }
}

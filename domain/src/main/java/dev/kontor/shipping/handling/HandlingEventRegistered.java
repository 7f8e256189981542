package dev.kontor.shipping.handling;

import dev.kontor.shipping.delivery.HandlingActivity;
import dev.kontor.shipping.delivery.HandlingEvent;
import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import dev.kontor.tenant.message.Published;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something was done to a cargo, and this tenant was told. */
@Published
@Serdeable
@EventType("shipping.handling-event-registered")
public record HandlingEventRegistered(
    String trackingId,
    String type,
    String location,
    @Nullable String voyage,
    Instant completionTime,
    Instant registrationTime)
    implements DomainEvent {

  /** Begins the names of the streams of what was done to each cargo. */
  static final String KIND = "handling";

  @Override
  public String stream() {
    return KIND + "-" + trackingId;
  }

  static HandlingEventRegistered of(String trackingId, HandlingEvent event) {
    return new HandlingEventRegistered(
        trackingId,
        event.activity().type().name(),
        event.activity().location().code(),
        Objects.toString(event.activity().voyage(), null),
        event.completionTime(),
        event.registrationTime());
  }

  /** What was done. */
  public HandlingEvent event() {
    return new HandlingEvent(
        HandlingActivity.kept(type, location, voyage), completionTime, registrationTime);
  }
}

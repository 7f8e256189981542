package dev.kontor.shipping.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kontor.shipping.tracking.Tracked;
import dev.kontor.shipping.tracking.TrackingEntry;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a customer sees of a cargo, written: each field is there, if only as null.
 *
 * @param events what was done to it
 * @param notices what that meant, as {@code MISDIRECTED} or {@code ARRIVED}
 */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
record TrackingJson(
    String trackingId,
    String status,
    String destination,
    @Nullable String eta,
    @Nullable ActivityJson nextExpectedActivity,
    boolean misdirected,
    List<HandledJson> events,
    List<NoticeJson> notices) {

  /** Something that a customer is told, written. */
  @Serdeable.Serializable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record NoticeJson(String type, @Nullable String location, String at, @Nullable String text) {

    static NoticeJson of(TrackingEntry entry) {
      return new NoticeJson(
          entry.kind().name(), entry.location(), entry.at().toString(), entry.text());
    }
  }

  static TrackingJson of(Tracked tracked) {
    var cargo = tracked.cargo();
    var delivery = cargo.delivery();
    return new TrackingJson(
        cargo.trackingId().id(),
        delivery.transportStatus().name(),
        cargo.specification().destination().code(),
        Objects.toString(delivery.eta(), null),
        ActivityJson.of(delivery.nextExpectedActivity()),
        delivery.misdirected(),
        tracked.handled().stream().map(TrackingJson::handled).toList(),
        tracked.notices().stream().map(NoticeJson::of).toList());
  }

  private static HandledJson handled(TrackingEntry entry) {
    return new HandledJson(
        entry.kind().name(),
        Objects.requireNonNull(entry.location()),
        entry.voyage(),
        entry.at().toString());
  }
}

package dev.kontor.shipping.tracking;

import dev.kontor.shipping.cargo.CargoEvent;
import dev.kontor.shipping.cargo.CargoEvent.CargoArrived;
import dev.kontor.shipping.cargo.CargoEvent.CargoHandled;
import dev.kontor.shipping.cargo.CargoEvent.CargoMisdirected;
import dev.kontor.shipping.cargo.CargoEvent.CargoRebooked;
import dev.kontor.shipping.cargo.CargoEvent.RebookingFailed;
import dev.kontor.shipping.cargo.FindCargo;
import dev.kontor.shipping.delivery.HandlingType;
import dev.kontor.shipping.tracking.TrackingEntry.Kind;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.handling.Handler;
import dev.kontor.tenant.message.Metadata;
import dev.kontor.tenant.projection.Projection;
import dev.kontor.tenant.projection.Projection.Mode;
import dev.kontor.tenant.projection.Projects;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What customers see who know their cargo's tracking id. */
@Singleton
@Projection(value = "tracking", mode = Mode.INLINE, tables = "tracking_entry")
final class Tracking {

  private final TrackingEntries entries;
  private final TenantContext context;

  Tracking(TrackingEntries entries, TenantContext context) {
    this.entries = entries;
    this.context = context;
  }

  @Projects
  void enter(CargoHandled event, Metadata metadata) {
    var kind = Kind.of(HandlingType.valueOf(event.type()));
    enter(event, metadata, event.completionTime(), kind, event.location(), event.voyage(), null);
  }

  @Projects
  void enter(CargoMisdirected event, Metadata metadata) {
    var kind = Kind.MISDIRECTED;
    enter(event, metadata, event.completionTime(), kind, event.location(), event.voyage(), null);
  }

  @Projects
  void enter(CargoArrived event, Metadata metadata) {
    enter(event, metadata, event.completionTime(), Kind.ARRIVED, event.location(), null, null);
  }

  @Projects
  void enter(CargoRebooked event, Metadata metadata) {
    enter(event, metadata, cameToBe(event, metadata), Kind.REBOOKED, event.from(), null, null);
  }

  @Projects
  void enter(RebookingFailed event, Metadata metadata) {
    var at = cameToBe(event, metadata);
    enter(event, metadata, at, Kind.NOT_REBOOKED, null, null, event.reason());
  }

  private void enter(
      CargoEvent event,
      Metadata metadata,
      Instant at,
      Kind kind,
      @Nullable String location,
      @Nullable String voyage,
      @Nullable String text) {
    entries.add(
        new TrackingEntry(metadata.id(), event.trackingId(), at, kind, location, voyage, text));
  }

  /** Never before what it came of: the clock of who reported that may be ahead. */
  private Instant cameToBe(CargoEvent event, Metadata metadata) {
    return entries
        .findLatest(event.trackingId())
        .filter(metadata.at()::isBefore)
        .orElseGet(metadata::at);
  }

  @Handler
  Tracked track(TrackCargo query) {
    return new Tracked(
        context.ask(new FindCargo(query.trackingId())),
        entries.findOfCargo(query.trackingId().id()));
  }
}

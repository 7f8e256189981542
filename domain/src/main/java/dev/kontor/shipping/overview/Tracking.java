package dev.kontor.shipping.overview;

import dev.kontor.shipping.cargo.CargoEvent;
import dev.kontor.shipping.cargo.CargoEvent.CargoArrived;
import dev.kontor.shipping.cargo.CargoEvent.CargoHandled;
import dev.kontor.shipping.cargo.CargoEvent.CargoMisdirected;
import dev.kontor.shipping.cargo.CargoEvent.CargoRebooked;
import dev.kontor.shipping.cargo.CargoEvent.RebookingFailed;
import dev.kontor.shipping.cargo.FindCargo;
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
    enter(
        event,
        metadata,
        event.completionTime(),
        event.type(),
        event.location(),
        event.voyage(),
        null);
  }

  @Projects
  void enter(CargoMisdirected event, Metadata metadata) {
    enter(
        event,
        metadata,
        event.completionTime(),
        TrackingEntry.MISDIRECTED,
        event.location(),
        event.voyage(),
        null);
  }

  @Projects
  void enter(CargoArrived event, Metadata metadata) {
    enter(
        event,
        metadata,
        event.completionTime(),
        TrackingEntry.ARRIVED,
        event.location(),
        null,
        null);
  }

  @Projects
  void enter(CargoRebooked event, Metadata metadata) {
    enter(event, metadata, metadata.at(), TrackingEntry.REBOOKED, event.from(), null, null);
  }

  @Projects
  void enter(RebookingFailed event, Metadata metadata) {
    enter(event, metadata, metadata.at(), TrackingEntry.NOT_REBOOKED, null, null, event.reason());
  }

  private void enter(
      CargoEvent event,
      Metadata metadata,
      Instant at,
      String kind,
      @Nullable String location,
      @Nullable String voyage,
      @Nullable String text) {
    entries.save(
        new TrackingEntry(metadata.id(), event.trackingId(), at, kind, location, voyage, text));
  }

  @Handler
  Tracked track(TrackCargo query) {
    return new Tracked(
        context.ask(new FindCargo(query.trackingId())),
        entries.findOfCargo(query.trackingId().id()));
  }
}

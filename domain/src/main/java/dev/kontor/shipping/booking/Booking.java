package dev.kontor.shipping.booking;

import dev.kontor.shipping.cargo.Cargo;
import dev.kontor.shipping.cargo.Cargos;
import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.shipping.location.Locations;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.handling.Handler;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Takes orders: each becomes a cargo with a tracking id of its own. */
@Singleton
final class Booking {

  private final Cargos cargos;
  private final Locations locations;
  private final TenantContext context;
  private final Duration defaultDeadline;

  Booking(
      Cargos cargos,
      Locations locations,
      TenantContext context,
      @Value("${shipping.default-deadline:P30D}") String defaultDeadline) {
    this.cargos = cargos;
    this.locations = locations;
    this.context = context;
    // Parsed here: Micronaut's converter of durations is not among a tenant context's few beans.
    this.defaultDeadline = Duration.parse(defaultDeadline);
  }

  @Handler
  TrackingId book(BookCargo order) {
    // As fine as the database keeps it, so that a cargo read again is the cargo that was booked.
    var now = context.now().truncatedTo(ChronoUnit.MICROS);
    var specification = order.specification(now, defaultDeadline);
    locations.requireKnown(List.of(order.origin(), order.destination()));
    var cargo = Cargo.booked(TrackingId.of(context.newId()), specification, order.customer(), now);
    cargos.add(cargo);
    return cargo.trackingId();
  }
}

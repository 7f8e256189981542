package dev.kontor.shipping.booking;

import dev.kontor.shipping.cargo.CargoCommand.TakeOrder;
import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.handling.Handler;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Takes orders: each becomes a cargo with a tracking id of its own. */
@Singleton
final class Booking {

  private final TenantContext context;
  private final Duration defaultDeadline;

  Booking(TenantContext context, @Value("${shipping.default-deadline}") String defaultDeadline) {
    this.context = context;
    // Parsed here: Micronaut's converter of durations is not among a tenant context's few beans.
    this.defaultDeadline = Duration.parse(defaultDeadline);
  }

  @Handler
  TrackingId book(BookCargo order) {
    var now = context.now();
    var trackingId = TrackingId.of(context.newId());
    context.send(
        new TakeOrder(
            trackingId, order.specification(now, defaultDeadline), order.customer(), now));
    return trackingId;
  }
}

package dev.kontor.shipping.web;

import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.shipping.tracking.TrackCargo;
import dev.kontor.tenant.TenantContext;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;

/** {@code /tracking}: how far a cargo has come, for anyone who knows its tracking id. */
@Controller("/tracking")
final class TrackingController {

  private final TenantContext context;

  TrackingController(TenantContext context) {
    this.context = context;
  }

  @Get("/{id}")
  TrackingJson track(@PathVariable String id) {
    return TrackingJson.of(context.ask(new TrackCargo(TrackingId.named(id))));
  }
}

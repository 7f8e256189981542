package dev.kontor.shipping.routing;

import dev.kontor.shipping.delivery.Itinerary;
import dev.kontor.shipping.delivery.RouteSpecification;
import dev.kontor.shipping.voyage.ListVoyages;
import dev.kontor.shipping.voyage.VoyageScheduled;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.handling.Cached;
import dev.kontor.tenant.handling.Handler;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Finds ways for cargos, over all voyages that this tenant knows of. */
@Singleton
public final class Routing {

  private final TenantContext context;

  Routing(TenantContext context) {
    this.context = context;
  }

  /**
   * The itineraries that satisfy the specification and depart after the instant, best first; at
   * most so many. Searched outside any transaction, unless one is open.
   */
  public List<Itinerary> routes(
      RouteSpecification specification, Instant departingAfter, int most) {
    return context.ask(new VoyageNetwork()).routes(specification, departingAfter, most);
  }

  /** Laid out once, for as long as schedules stay as they are. */
  @Handler
  @Cached(by = VoyageScheduled.class, most = 1)
  Network network(VoyageNetwork query) {
    return Network.of(context.ask(new ListVoyages()));
  }
}

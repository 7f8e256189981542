package dev.kontor.shipping.web;

import dev.kontor.message.Field;
import dev.kontor.shipping.cargo.CargoCommand;
import dev.kontor.shipping.cargo.FindCargo;
import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.shipping.routing.Routing;
import dev.kontor.tenant.TenantContext;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /cargos/{id}}: how a cargo may travel, how it is to, and where to. */
@Controller("/cargos/{id}")
final class RouteController {

  private static final int USUAL = 100;

  private final TenantContext context;
  private final Routing routing;

  RouteController(TenantContext context, Routing routing) {
    this.context = context;
    this.routing = routing;
  }

  @Get("/routes")
  List<CandidateJson> routes(
      @PathVariable String id,
      @Nullable @QueryValue String departingAfter,
      @Nullable @QueryValue Integer limit) {
    var most = Limit.of(limit, USUAL);
    var after =
        departingAfter == null ? context.now() : Field.instant("departingAfter", departingAfter);
    var cargo = context.ask(new FindCargo(TrackingId.named(id)));
    return routing.routes(cargo.specification(), after, most).stream()
        .map(CandidateJson::of)
        .toList();
  }

  @Put("/itinerary")
  CargoJson assign(@PathVariable String id, @Body ItineraryJson body) {
    return tell(body.toCommand(TrackingId.named(id), context.now()));
  }

  @Put("/route-specification")
  CargoJson change(@PathVariable String id, @Body RouteSpecificationJson body) {
    return tell(body.toCommand(TrackingId.named(id), context.now()));
  }

  private CargoJson tell(CargoCommand command) {
    context.send(command);
    return CargoJson.of(context.ask(new FindCargo(command.trackingId())));
  }
}

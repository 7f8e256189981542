package dev.kontor.shipping.web;

import dev.kontor.shipping.cargo.FindCargo;
import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.tenant.TenantContext;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import java.net.URI;
import java.util.List;

/** {@code /cargos}: booking cargos, and looking at those that were booked. */
@Controller("/cargos")
final class CargoController {

  private final TenantContext context;

  CargoController(TenantContext context) {
    this.context = context;
  }

  @Post
  HttpResponse<BookedJson> book(@Body BookingJson body) {
    var trackingId = context.send(body.toCommand());
    return HttpResponse.created(
        new BookedJson(trackingId.id()), URI.create("/cargos/" + trackingId));
  }

  /** The newest first, so that the bound cuts off the oldest. */
  @Get
  List<CargoJson> list(@RequestBean CargoFilter filter) {
    return context.ask(filter.toQuery()).stream().map(CargoJson::of).toList();
  }

  @Get("/{id}")
  CargoJson show(@PathVariable String id) {
    return CargoJson.of(context.ask(new FindCargo(TrackingId.named(id))));
  }
}

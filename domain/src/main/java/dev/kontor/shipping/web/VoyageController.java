package dev.kontor.shipping.web;

import dev.kontor.shipping.voyage.FindVoyage;
import dev.kontor.shipping.voyage.ListVoyages;
import dev.kontor.shipping.voyage.ScheduleVoyage;
import dev.kontor.tenant.TenantContext;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import java.net.URI;
import java.util.List;

/** {@code /voyages}: the voyages that this tenant's cargos may travel with. */
@Controller("/voyages")
final class VoyageController {

  private final TenantContext context;

  VoyageController(TenantContext context) {
    this.context = context;
  }

  @Get
  List<VoyageJson> list() {
    return context.ask(new ListVoyages()).stream().map(VoyageJson::of).toList();
  }

  @Get("/{number}")
  VoyageJson show(@PathVariable String number) {
    return VoyageJson.of(context.ask(new FindVoyage(number)));
  }

  @Post
  HttpResponse<VoyageJson> add(@Body VoyageJson body) {
    var voyage = body.toVoyage();
    context.send(new ScheduleVoyage(voyage));
    return HttpResponse.created(VoyageJson.of(voyage), URI.create("/voyages/" + voyage.number()));
  }
}

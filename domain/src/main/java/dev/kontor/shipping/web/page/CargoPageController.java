package dev.kontor.shipping.web.page;

import dev.kontor.message.Field;
import dev.kontor.message.web.Form;
import dev.kontor.shipping.cargo.Cargo;
import dev.kontor.shipping.delivery.RoutingStatus;
import dev.kontor.shipping.delivery.TransportStatus;
import dev.kontor.shipping.overview.FindCargos;
import dev.kontor.tenant.TenantContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /ui/cargos}: the list of cargos, and each of them. */
@Controller("/ui")
@Produces(MediaType.TEXT_HTML)
final class CargoPageController {

  private static final int SHOWN = 100;
  private static final String CHOOSE = "Choose one of the list.";

  private final TenantContext context;
  private final Pages pages;
  private final CargoPages cargoPages;
  private final LocationField locations;

  CargoPageController(
      TenantContext context, Pages pages, CargoPages cargoPages, LocationField locations) {
    this.context = context;
    this.pages = pages;
    this.cargoPages = cargoPages;
    this.locations = locations;
  }

  @Get
  HttpResponse<?> home() {
    return HttpResponse.seeOther(URI.create("/ui/cargos"));
  }

  @Get("/cargos")
  HttpResponse<?> list(HttpRequest<?> request) {
    var form = Form.of(request.getParameters());
    var query = query(form);
    var cargos = form.isGood() ? context.ask(query) : List.<Cargo>of();
    return pages.page(
        request,
        form.isGood() ? HttpStatus.OK : HttpStatus.BAD_REQUEST,
        "Cargos",
        "list.jte",
        Map.of(
            "form",
            form,
            "lines",
            CargoLine.of(cargos.subList(0, Math.min(SHOWN, cargos.size())), pages),
            "more",
            cargos.size() > SHOWN,
            "choices",
            pages.choices()));
  }

  private FindCargos query(Form form) {
    return new FindCargos(
        form.value("search").isEmpty() ? null : form.value("search"),
        locations.readIfSaid(form, "origin"),
        locations.readIfSaid(form, "destination"),
        locations.readIfSaid(form, "location"),
        form.readIfSaid(
            "routing", CHOOSE, said -> Field.oneOf("routing", said, RoutingStatus.values())),
        form.readIfSaid(
            "transport", CHOOSE, said -> Field.oneOf("transport", said, TransportStatus.values())),
        form.value("misdirected").isEmpty() ? null : true,
        SHOWN + 1);
  }

  @Get("/cargos/{id}")
  HttpResponse<?> show(
      HttpRequest<?> request, @PathVariable String id, @Nullable @QueryValue String seen) {
    return cargoPages.live(request, id, seen, LivePage.OPERATORS);
  }
}

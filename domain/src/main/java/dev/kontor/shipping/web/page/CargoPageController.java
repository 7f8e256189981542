package dev.kontor.shipping.web.page;

import dev.kontor.message.Field;
import dev.kontor.shipping.cargo.Cargo;
import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.shipping.delivery.RoutingStatus;
import dev.kontor.shipping.delivery.TransportStatus;
import dev.kontor.shipping.overview.FindCargos;
import dev.kontor.shipping.overview.TrackCargo;
import dev.kontor.tenant.NotFound;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code /ui/cargos}: the list of cargos, and each of them.
 *
 * <p>An open page asks for its own content again and again with the version that it shows, and
 * hears 204 while that is what there is: soon after something has changed, ever more seldom while
 * nothing does, and not at all while nobody can see it or once the cargo is claimed. Touching the
 * page wakes the tenant; being left open does not.
 */
@Controller("/ui")
@Produces(MediaType.TEXT_HTML)
final class CargoPageController {

  private static final int SHOWN = 100;
  private static final String CHOOSE = "Choose one of the list.";

  private final TenantContext context;
  private final Pages pages;
  private final LocationField locations;

  CargoPageController(TenantContext context, Pages pages, LocationField locations) {
    this.context = context;
    this.pages = pages;
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
    try {
      var cargo = CargoView.of(context.ask(new TrackCargo(TrackingId.named(id))), pages);
      if (Objects.equals(cargo.version(), seen)) {
        return HttpResponse.noContent();
      }
      var model = Map.<String, Object>of("cargo", cargo);
      return seen == null
          ? pages.page(request, HttpStatus.OK, "Cargo " + cargo.id(), "cargo.jte", model)
          : pages.part(HttpStatus.OK, "state.jte", model);
    } catch (NotFound missing) {
      return pages.missing(request, "There is no cargo with this tracking id.", false);
    }
  }
}

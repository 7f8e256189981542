package dev.kontor.shipping.web.page;

import dev.kontor.message.web.Form;
import dev.kontor.message.web.Moments;
import dev.kontor.shipping.cargo.Cargo;
import dev.kontor.shipping.cargo.CargoCommand.AssignItinerary;
import dev.kontor.shipping.delivery.Itinerary;
import dev.kontor.shipping.routing.Routing;
import dev.kontor.tenant.TenantContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@code /ui/cargos/{id}/routes}: the ways there are for a cargo, one of which is chosen. */
@Controller("/ui/cargos/{id}/routes")
@Produces(MediaType.TEXT_HTML)
final class RoutePageController {

  private static final int SHOWN = 20;

  private final TenantContext context;
  private final Routing routing;
  private final Pages pages;
  private final CargoPages cargoPages;

  RoutePageController(TenantContext context, Routing routing, Pages pages, CargoPages cargoPages) {
    this.context = context;
    this.routing = routing;
    this.pages = pages;
    this.cargoPages = cargoPages;
  }

  @Get
  HttpResponse<?> candidates(HttpRequest<?> request, @PathVariable String id) {
    return cargoPages.of(
        request,
        id,
        cargo -> page(request, HttpStatus.OK, cargo, Form.of(request.getParameters())));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> choose(
      HttpRequest<?> request, @PathVariable String id, @Body Map<String, String> sent) {
    return cargoPages.of(
        request,
        id,
        cargo -> {
          var form = new Form(sent);
          var route = form.attempt(() -> RouteText.read(form.value("route")));
          if (route != null) {
            form.attempt(() -> context.send(new AssignItinerary(cargo.trackingId(), route, now())));
          }
          return form.isGood()
              ? CargoPages.to(cargo.trackingId())
              : page(request, HttpStatus.UNPROCESSABLE_ENTITY, cargo, form);
        });
  }

  private HttpResponse<?> page(HttpRequest<?> request, HttpStatus status, Cargo cargo, Form form) {
    var said = form.readIfSaid("after", Moments.UNREADABLE, Moments::read);
    var after = said == null ? now() : said;
    List<Itinerary> routes =
        form.error("after") == null
            ? routing.routes(cargo.specification(), after, SHOWN)
            : List.of();
    var specification = cargo.specification();
    var places = pages.places(routes, List.of(specification.origin(), specification.destination()));
    if (form.value("after").isEmpty()) {
      form.with("after", Moments.written(after));
    }
    return pages.page(
        request,
        form.isGood() ? status : HttpStatus.UNPROCESSABLE_ENTITY,
        "Routes for " + cargo.trackingId(),
        "routes.jte",
        Map.of(
            "id",
            cargo.trackingId().id(),
            "order",
            "From %s to %s before %s"
                .formatted(
                    places.full(specification.origin()),
                    places.full(specification.destination()),
                    Moments.readable(specification.arrivalDeadline())),
            "form",
            form,
            "routes",
            routes.stream().map(route -> Candidate.of(route, places)).toList()));
  }

  private Instant now() {
    return context.now();
  }
}

package dev.kontor.shipping.web.page;

import dev.kontor.shipping.cargo.Cargo;
import dev.kontor.shipping.cargo.CargoCommand.ChangeRouteSpecification;
import dev.kontor.shipping.cargo.FindCargo;
import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.tenant.NotFound;
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
import java.net.URI;
import java.util.Map;

/** {@code /ui/cargos/{id}/order}: changes where a cargo goes, from where and until when. */
@Controller("/ui/cargos/{id}/order")
@Produces(MediaType.TEXT_HTML)
final class OrderPageController {

  private final TenantContext context;
  private final Pages pages;
  private final OrderFields order;

  OrderPageController(TenantContext context, Pages pages, OrderFields order) {
    this.context = context;
    this.pages = pages;
    this.order = order;
  }

  @Get
  HttpResponse<?> form(HttpRequest<?> request, @PathVariable String id) {
    try {
      var cargo = context.ask(new FindCargo(TrackingId.named(id)));
      var specification = cargo.specification();
      var form =
          Form.empty()
              .with("origin", specification.origin().code())
              .with("destination", specification.destination().code())
              .with("deadline", Moments.written(specification.arrivalDeadline()));
      return page(request, HttpStatus.OK, cargo, form);
    } catch (NotFound missing) {
      return pages.missing(request, "There is no cargo with this tracking id.", false);
    }
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> change(
      HttpRequest<?> request, @PathVariable String id, @Body Map<String, String> sent) {
    try {
      var cargo = context.ask(new FindCargo(TrackingId.named(id)));
      var form = new Form(sent);
      change(cargo, form);
      return form.isGood()
          ? HttpResponse.seeOther(URI.create("/ui/cargos/" + cargo.trackingId()))
          : page(request, HttpStatus.UNPROCESSABLE_ENTITY, cargo, form);
    } catch (NotFound missing) {
      return pages.missing(request, "There is no cargo with this tracking id.", false);
    }
  }

  /** A deadline that was left as it is, may have passed. */
  private void change(Cargo cargo, Form form) {
    var origin = order.origin(form);
    var destination = order.destination(form, origin);
    var before = Moments.written(cargo.specification().arrivalDeadline());
    var deadline = form.value("deadline").equals(before) ? null : order.deadline(form);
    if (form.isGood()) {
      form.attempt(() ->
          context.send(
              new ChangeRouteSpecification(
                  cargo.trackingId(), origin, destination, deadline, order.now())));
    }
  }

  private HttpResponse<?> page(HttpRequest<?> request, HttpStatus status, Cargo cargo, Form form) {
    return pages.page(
        request,
        status,
        "Change the order of " + cargo.trackingId(),
        "order.jte",
        Map.of("id", cargo.trackingId().id(), "form", form, "choices", pages.choices()));
  }
}

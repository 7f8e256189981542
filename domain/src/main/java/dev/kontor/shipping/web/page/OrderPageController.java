package dev.kontor.shipping.web.page;

import dev.kontor.message.web.Form;
import dev.kontor.message.web.Moments;
import dev.kontor.shipping.cargo.Cargo;
import dev.kontor.shipping.cargo.CargoCommand.ChangeRouteSpecification;
import dev.kontor.shipping.delivery.RouteSpecification;
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
import java.util.Map;

/** {@code /ui/cargos/{id}/order}: changes where a cargo goes, from where and until when. */
@Controller("/ui/cargos/{id}/order")
@Produces(MediaType.TEXT_HTML)
final class OrderPageController {

  private final TenantContext context;
  private final Pages pages;
  private final CargoPages cargoPages;
  private final OrderFields order;

  OrderPageController(
      TenantContext context, Pages pages, CargoPages cargoPages, OrderFields order) {
    this.context = context;
    this.pages = pages;
    this.cargoPages = cargoPages;
    this.order = order;
  }

  @Get
  HttpResponse<?> form(HttpRequest<?> request, @PathVariable String id) {
    return cargoPages.of(
        request, id, cargo -> page(request, HttpStatus.OK, cargo, filled(cargo.specification())));
  }

  private static Form filled(RouteSpecification specification) {
    return Form.empty()
        .with("origin", specification.origin().code())
        .with("destination", specification.destination().code())
        .with("deadline", Moments.written(specification.arrivalDeadline()));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> change(
      HttpRequest<?> request, @PathVariable String id, @Body Map<String, String> sent) {
    return cargoPages.of(
        request,
        id,
        cargo -> {
          var form = new Form(sent);
          change(cargo, form);
          return form.isGood()
              ? CargoPages.to(cargo.trackingId())
              : page(request, HttpStatus.UNPROCESSABLE_ENTITY, cargo, form);
        });
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

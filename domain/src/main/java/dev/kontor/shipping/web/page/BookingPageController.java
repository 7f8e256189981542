package dev.kontor.shipping.web.page;

import dev.kontor.message.web.Form;
import dev.kontor.shipping.booking.BookCargo;
import dev.kontor.shipping.cargo.Customer;
import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.tenant.TenantContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /ui/booking}: books a cargo. */
@Controller("/ui/booking")
@Produces(MediaType.TEXT_HTML)
final class BookingPageController {

  private final TenantContext context;
  private final Pages pages;
  private final OrderFields order;

  BookingPageController(TenantContext context, Pages pages, OrderFields order) {
    this.context = context;
    this.pages = pages;
    this.order = order;
  }

  @Get
  HttpResponse<?> form(HttpRequest<?> request) {
    return page(request, HttpStatus.OK, Form.empty());
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> book(HttpRequest<?> request, @Body Map<String, String> sent) {
    var form = new Form(sent);
    var trackingId = book(form);
    return trackingId == null
        ? page(request, HttpStatus.UNPROCESSABLE_ENTITY, form)
        : CargoPages.to(trackingId);
  }

  private @Nullable TrackingId book(Form form) {
    var origin = order.origin(form);
    var destination = order.destination(form, origin);
    var deadline = order.deadline(form);
    var customer = customer(form);
    return origin == null || destination == null || !form.isGood()
        ? null
        : form.attempt(() -> context.send(new BookCargo(origin, destination, deadline, customer)));
  }

  private static @Nullable Customer customer(Form form) {
    boolean rebook = !form.value("rebook").isEmpty();
    if (rebook && form.value("email").isEmpty()) {
      form.refuse("email", "Say whom to tell when the cargo is rebooked by itself.");
    }
    return form.readIfSaid(
        "email",
        "This is no e-mail address, such as ann@example.com.",
        email -> new Customer(email, rebook));
  }

  private HttpResponse<?> page(HttpRequest<?> request, HttpStatus status, Form form) {
    return pages.page(
        request,
        status,
        "Book a cargo",
        "book.jte",
        Map.of("form", form, "choices", pages.choices(), "now", order.now()));
  }
}

package dev.kontor.shipping.web.page;

import dev.kontor.message.Field;
import dev.kontor.message.web.Form;
import dev.kontor.shipping.overview.FindDepartures;
import dev.kontor.tenant.TenantContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;

/** {@code /ui/departures}: what a harbour has to load on a day, and what it has loaded of that. */
@Controller("/ui/departures")
@Produces(MediaType.TEXT_HTML)
final class DeparturePageController {

  private final TenantContext context;
  private final Pages pages;
  private final LocationField locations;

  DeparturePageController(TenantContext context, Pages pages, LocationField locations) {
    this.context = context;
    this.pages = pages;
    this.locations = locations;
  }

  /** Today's, when no day is said. */
  @Get
  HttpResponse<?> list(HttpRequest<?> request) {
    var form = Form.of(request.getParameters());
    if (form.value("day").isEmpty()) {
      form.with("day", LocalDate.ofInstant(context.now(), ZoneOffset.UTC).toString());
    }
    var location = locations.readIfSaid(form, "location");
    var day =
        form.readIfSaid("day", "Write a day, such as 2009-03-18.", text -> Field.day("day", text));
    var model = new HashMap<String, Object>();
    model.put("form", form);
    model.put("choices", pages.choices());
    if (location != null && day != null) {
      var departures = context.ask(new FindDepartures(location, day));
      model.put("departures", DepartureView.of(location, day, departures, pages));
    }
    return pages.page(
        request,
        form.isGood() ? HttpStatus.OK : HttpStatus.BAD_REQUEST,
        "Departures",
        "departures.jte",
        model);
  }
}

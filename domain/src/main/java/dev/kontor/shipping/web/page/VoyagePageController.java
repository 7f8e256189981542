package dev.kontor.shipping.web.page;

import dev.kontor.message.web.Form;
import dev.kontor.shipping.voyage.FindVoyage;
import dev.kontor.shipping.voyage.FindVoyages;
import dev.kontor.shipping.voyage.Voyage;
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
import java.util.List;
import java.util.Map;

/** {@code /ui/voyages}: the voyages that cargos may travel with, and each one's schedule. */
@Controller("/ui/voyages")
@Produces(MediaType.TEXT_HTML)
final class VoyagePageController {

  private static final int SHOWN = 100;

  private final TenantContext context;
  private final Pages pages;
  private final LocationField locations;

  VoyagePageController(TenantContext context, Pages pages, LocationField locations) {
    this.context = context;
    this.pages = pages;
    this.locations = locations;
  }

  @Get
  HttpResponse<?> list(HttpRequest<?> request) {
    var form = Form.of(request.getParameters());
    var query =
        new FindVoyages(form.value("search"), locations.readIfSaid(form, "calling"), SHOWN + 1);
    List<Voyage> voyages = form.isGood() ? context.ask(query) : List.of();
    return pages.page(
        request,
        form.isGood() ? HttpStatus.OK : HttpStatus.BAD_REQUEST,
        "Voyages",
        "voyages.jte",
        Map.of(
            "form",
            form,
            "lines",
            VoyageLine.of(voyages.subList(0, Math.min(SHOWN, voyages.size())), pages),
            "more",
            voyages.size() > SHOWN,
            "choices",
            pages.choices()));
  }

  @Get("/{number}")
  HttpResponse<?> show(HttpRequest<?> request, @PathVariable String number) {
    try {
      var voyage = context.ask(new FindVoyage(number));
      return pages.page(
          request,
          HttpStatus.OK,
          "Voyage " + voyage.number(),
          "voyage.jte",
          Map.of("voyage", VoyageLine.of(List.of(voyage), pages).getFirst()));
    } catch (NotFound missing) {
      return pages.missing(request, "There is no voyage of this number.", false);
    }
  }
}

package dev.kontor.shipping.web.page;

import dev.kontor.message.web.Form;
import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.shipping.tracking.TrackCargo;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /ui/tracking}: how far a cargo has come, for anyone who knows its tracking id. */
@Controller("/ui/tracking")
@Produces(MediaType.TEXT_HTML)
final class TrackingPageController {

  private final TenantContext context;
  private final Pages pages;
  private final CargoPages cargoPages;

  TrackingPageController(TenantContext context, Pages pages, CargoPages cargoPages) {
    this.context = context;
    this.pages = pages;
    this.cargoPages = cargoPages;
  }

  /** Asks for a tracking id, and leads to what is called so. */
  @Get
  HttpResponse<?> ask(HttpRequest<?> request) {
    var form = Form.of(request.getParameters());
    var id =
        form.readIfSaid(
            "id",
            "There is no cargo with this tracking id. Look at it again, or ask who gave it to you.",
            text -> context.ask(new TrackCargo(TrackingId.named(text))).cargo().trackingId());
    return id == null
        ? pages.openPage(
            request,
            form.isGood() ? HttpStatus.OK : HttpStatus.NOT_FOUND,
            "Track a cargo",
            "track.jte",
            Map.of("form", form))
        : HttpResponse.seeOther(URI.create("/ui/tracking/" + id));
  }

  @Get("/{id}")
  HttpResponse<?> track(
      HttpRequest<?> request, @PathVariable String id, @Nullable @QueryValue String seen) {
    return cargoPages.live(request, id, seen, LivePage.CUSTOMERS);
  }
}

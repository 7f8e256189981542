package dev.kontor.shipping.web;

import dev.kontor.shipping.location.AddLocation;
import dev.kontor.shipping.location.FindLocation;
import dev.kontor.shipping.location.ListLocations;
import dev.kontor.shipping.location.LocationImport;
import dev.kontor.tenant.TenantContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** {@code /locations}: the places that this tenant ships between. */
@Controller("/locations")
final class LocationController {

  private final TenantContext context;
  private final LocationImport lists;

  LocationController(TenantContext context, LocationImport lists) {
    this.context = context;
    this.lists = lists;
  }

  @Get
  List<LocationJson> list() {
    return context.ask(new ListLocations()).stream().map(LocationJson::of).toList();
  }

  @Get("/{unLocode}")
  LocationJson show(@PathVariable String unLocode) {
    return LocationJson.of(context.ask(new FindLocation(unLocode)));
  }

  @Post
  HttpResponse<LocationJson> add(@Body LocationJson body) {
    var location = body.toLocation();
    context.send(new AddLocation(location));
    return HttpResponse.created(
        LocationJson.of(location), URI.create("/locations/" + location.unLocode()));
  }

  @Post("/import")
  @Consumes({MediaType.TEXT_CSV, MediaType.TEXT_PLAIN})
  ImportJson enter(HttpRequest<?> request) throws IOException {
    try (var list = SentText.of(request)) {
      return ImportJson.of(lists.take(list));
    }
  }
}

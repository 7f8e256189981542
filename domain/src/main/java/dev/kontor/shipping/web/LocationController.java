package dev.kontor.shipping.web;

import dev.kontor.shipping.location.Locations;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import java.net.URI;
import java.util.List;

/** {@code /locations}: the places that this tenant ships between. */
@Controller("/locations")
final class LocationController {

  private final Locations locations;

  LocationController(Locations locations) {
    this.locations = locations;
  }

  @Get
  List<LocationJson> list() {
    return locations.all().stream().map(LocationJson::of).toList();
  }

  @Get("/{unLocode}")
  LocationJson show(@PathVariable String unLocode) {
    return LocationJson.of(locations.get(unLocode));
  }

  @Post
  HttpResponse<LocationJson> add(@Body LocationJson body) {
    var location = body.toLocation();
    locations.add(location);
    return HttpResponse.created(
        LocationJson.of(location), URI.create("/locations/" + location.unLocode()));
  }
}

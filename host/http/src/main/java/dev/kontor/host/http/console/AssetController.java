package dev.kontor.host.http.console;

import dev.kontor.host.http.page.Asset;
import dev.kontor.host.http.problem.Problem;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;

/** Serves what the pages are dressed with, to anyone. */
@Controller("/console/assets")
final class AssetController {

  private final Assets assets;

  AssetController(Assets assets) {
    this.assets = assets;
  }

  @Get("/{hash}/{name}")
  @Produces(MediaType.ALL)
  HttpResponse<?> one(String hash, String name) {
    var asset = assets.at(hash, name);
    return asset.isPresent() ? serve(asset.get()) : Problem.notFound();
  }

  private static HttpResponse<?> serve(Asset asset) {
    return HttpResponse.ok(asset.text())
        .contentType(asset.type())
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
  }
}

package dev.kontor.host.http.page;

import dev.kontor.host.http.problem.Problem;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Serves what modules' pages are dressed with, on each tenant's own site; a page links to it as
 * {@code ui/assets/NAME}. Browsers keep it, and ask whether it is still the same.
 */
@Controller("/t/{tenant}/ui/assets")
final class PageAssetController {

  private final Map<String, Asset> byName =
      Stream.of(Asset.pico(), Asset.look(), Asset.htmx(), Asset.live())
          .collect(Collectors.toUnmodifiableMap(Asset::name, Function.identity()));

  @Get("/{name}")
  @Produces(MediaType.ALL)
  HttpResponse<?> one(
      @PathVariable String name, @Nullable @Header(HttpHeaders.IF_NONE_MATCH) String kept) {
    var asset = byName.get(name);
    return asset == null ? Problem.notFound() : serve(asset, kept);
  }

  private static HttpResponse<?> serve(Asset asset, @Nullable String kept) {
    var tag = "\"" + asset.hash() + "\"";
    var response =
        tag.equals(kept)
            ? HttpResponse.notModified()
            : HttpResponse.ok(asset.text()).contentType(asset.type());
    return response
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.CACHE_CONTROL, "public, no-cache");
  }
}

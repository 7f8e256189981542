package dev.kontor.host.http.federation;

import dev.kontor.host.site.PublishedKeys;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** Tells whoever asks the public keys of this site and its tenants, signed. */
@Controller(PublishedKeys.PATH)
final class SiteController {

  private static final String A_MINUTE_AT_MOST =
      "public, max-age=" + PublishedKeys.KEPT.toSeconds();

  private final PublishedKeys keys;

  SiteController(PublishedKeys keys) {
    this.keys = keys;
  }

  @Get
  HttpResponse<byte[]> keys() {
    var signed = keys.now();
    var response = HttpResponse.ok(signed.content());
    signed.fields().forEach((name, lines) -> lines.forEach(line -> response.header(name, line)));
    return response.header(HttpHeaders.CACHE_CONTROL, A_MINUTE_AT_MOST);
  }
}

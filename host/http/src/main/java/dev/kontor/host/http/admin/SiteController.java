package dev.kontor.host.http.admin;

import dev.kontor.host.site.SigningKeys;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** What operators of other sites ask for: this one's name, and its key to compare. */
@Controller("/admin/v1/site")
final class SiteController {

  private final SigningKeys keys;

  SiteController(SigningKeys keys) {
    this.keys = keys;
  }

  @Get
  SiteView site() {
    return new SiteView(keys.site(), keys.siteKey().fingerprint().toString());
  }
}

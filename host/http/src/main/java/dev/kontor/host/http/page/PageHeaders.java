package dev.kontor.host.http.page;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;

/** What browsers are told with every page. */
public final class PageHeaders {

  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src"
          + " 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  private PageHeaders() {}

  /** Trust nothing but this site's own files; keep nothing that doesn't say that it may be kept. */
  public static void set(MutableHttpResponse<?> response) {
    var headers = response.getHeaders();
    headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    // Not "no-referrer": browsers then name no origin with a form either.
    headers.set("Referrer-Policy", "same-origin");
    if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
      headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
    }
  }
}

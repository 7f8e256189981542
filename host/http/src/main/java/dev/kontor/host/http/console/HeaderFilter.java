package dev.kontor.host.http.console;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Tells the browser to trust nothing but the console's own files, and to keep no page. Around
 * {@link ConsoleFilter}, so that what that one refuses says so too.
 */
@ServerFilter({ConsoleFilter.CONSOLE, ConsoleFilter.CONSOLE + "/**"})
@Order(-500)
final class HeaderFilter {

  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src"
          + " 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  @ResponseFilter
  void protect(MutableHttpResponse<?> response) {
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

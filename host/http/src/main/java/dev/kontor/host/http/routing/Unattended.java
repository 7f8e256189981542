package dev.kontor.host.http.routing;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;

/**
 * Requests of pages that were left open: they ask whether there is something new, and their script
 * says by a header that nobody has touched the page for a while.
 *
 * <p>So an open page neither wakes its tenant nor keeps it awake: what sleeps can't change, and who
 * asks so leaves its context without having been noticed. What was changed just before a tenant was
 * put to sleep is shown when the page is touched, or when the tenant wakes.
 */
final class Unattended {

  /** As {@code live.js} sends it. */
  private static final String HEADER = "Kontor-Unattended";

  private Unattended() {}

  static boolean is(HttpRequest<?> request) {
    return request.getMethod() == HttpMethod.GET
        && Address.isOfPages(request.getPath())
        && request.getHeaders().contains(HEADER);
  }

  static HttpResponse<?> nothingNew() {
    return HttpResponse.noContent();
  }
}

package dev.kontor.host.http.console;

import dev.kontor.host.http.guard.Guard;
import dev.kontor.host.http.page.Origins;
import dev.kontor.host.http.page.PageHeaders;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Lets nobody past the login page without a session, and takes no form from another site; tells the
 * browser to trust nothing but the console's own files, and to keep no page.
 */
@Singleton
final class ConsoleGuard implements Guard {

  static final String CONSOLE = "/console";
  static final String LOGIN = CONSOLE + "/login";
  static final String ASSETS = CONSOLE + "/assets/";

  /** Under which controllers find the session of a request. */
  static final String SESSION = "kontor.console.session";

  /** htmx goes there, whatever it asked for. */
  private static final String HX_REDIRECT = "HX-Redirect";

  private final SessionCookie cookie;
  private final Origins origins;
  private final Pages pages;

  ConsoleGuard(SessionCookie cookie, Origins origins, Pages pages) {
    this.cookie = cookie;
    this.origins = origins;
    this.pages = pages;
  }

  @Override
  public String path() {
    return CONSOLE;
  }

  @Override
  public @Nullable HttpResponse<?> enter(
      HttpRequest<?> request, MutablePropagatedContext propagated) {
    if (request.getMethod() != HttpMethod.GET && !origins.isOwn(request)) {
      return pages.refused("This form was sent from another site.");
    }
    var session = cookie.session(request);
    session.ifPresent(found -> request.setAttribute(SESSION, found));
    return session.isPresent() || isForAnyone(request.getPath()) ? null : toLogin(request);
  }

  private static boolean isForAnyone(String path) {
    return path.equals(LOGIN) || path.startsWith(ASSETS);
  }

  private static HttpResponse<?> toLogin(HttpRequest<?> request) {
    return request.getHeaders().contains("HX-Request")
        ? HttpResponse.status(HttpStatus.UNAUTHORIZED).header(HX_REDIRECT, LOGIN)
        : HttpResponse.seeOther(URI.create(LOGIN));
  }

  @Override
  public void leave(HttpRequest<?> request, MutableHttpResponse<?> response) {
    PageHeaders.set(response);
  }
}

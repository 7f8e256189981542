package dev.kontor.host.http.admin;

import dev.kontor.host.http.guard.Guard;
import dev.kontor.host.http.problem.Problem;
import dev.kontor.host.secret.AdminToken;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Lets nobody to the admin API without the token, compared in constant time. */
@Singleton
final class TokenGuard implements Guard {

  private static final String BEARER = "Bearer ";

  private final AdminToken token;

  TokenGuard(AdminToken token) {
    this.token = token;
  }

  @Override
  public String path() {
    return "/admin";
  }

  @Override
  public @Nullable HttpResponse<?> enter(
      HttpRequest<?> request, MutablePropagatedContext propagated) {
    var presented = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
    return presented != null
            && presented.regionMatches(true, 0, BEARER, 0, BEARER.length())
            && token.matches(presented.substring(BEARER.length()).strip())
        ? null
        : refuse();
  }

  private static HttpResponse<?> refuse() {
    return Problem.response(
            HttpStatus.UNAUTHORIZED,
            "the admin token is missing or wrong; it lies in the host's data folder, in"
                + " admin.token")
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"kontor\"");
  }
}

package dev.kontor.host.http.admin;

import dev.kontor.host.http.problem.Problem;
import dev.kontor.host.secret.AdminToken;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Asks for the admin token, compared in constant time. Thread-safe. */
@Singleton
public final class AdminAccess {

  private static final String BEARER = "Bearer ";

  private final AdminToken token;

  AdminAccess(AdminToken token) {
    this.token = token;
  }

  /** The answer to a request without the token; null: it has it. */
  public @Nullable HttpResponse<?> refusal(HttpRequest<?> request) {
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

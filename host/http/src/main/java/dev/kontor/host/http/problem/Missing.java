package dev.kontor.host.http.problem;

import dev.kontor.tenant.NotFound;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;

/** The thing asked for is not there: 404. */
@Singleton
final class Missing implements Handler<NotFound> {

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, NotFound failed) {
    return Problem.response(HttpStatus.NOT_FOUND, String.valueOf(failed.getMessage()));
  }
}

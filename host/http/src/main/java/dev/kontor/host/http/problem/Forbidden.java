package dev.kontor.host.http.problem;

import dev.kontor.tenant.NotAllowed;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;

/** The caller may not do this: 403. */
@Singleton
final class Forbidden implements Handler<NotAllowed> {

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, NotAllowed failed) {
    return Problem.response(HttpStatus.FORBIDDEN, String.valueOf(failed.getMessage()));
  }
}

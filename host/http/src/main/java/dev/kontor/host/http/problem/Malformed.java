package dev.kontor.host.http.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;

/** A message's own constructor refused it: 400. */
@Singleton
final class Malformed implements Handler<IllegalArgumentException> {

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, IllegalArgumentException failed) {
    return Problem.response(HttpStatus.BAD_REQUEST, String.valueOf(failed.getMessage()));
  }
}

package dev.kontor.host.http.problem;

import dev.kontor.host.administration.WrongState;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;

/** Not in this state: 409. */
@Singleton
final class InWrongState implements Handler<WrongState> {

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, WrongState failed) {
    return Problem.response(HttpStatus.CONFLICT, String.valueOf(failed.getMessage()));
  }
}

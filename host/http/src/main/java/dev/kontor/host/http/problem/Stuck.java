package dev.kontor.host.http.problem;

import dev.kontor.host.administration.StepFailed;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;

/** A step of an operation failed: 500, with the reason, which only an operator sees. */
@Singleton
final class Stuck implements Handler<StepFailed> {

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, StepFailed failed) {
    return Problem.response(HttpStatus.INTERNAL_SERVER_ERROR, String.valueOf(failed.getMessage()));
  }
}

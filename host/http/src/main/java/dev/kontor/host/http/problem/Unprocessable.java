package dev.kontor.host.http.problem;

import dev.kontor.tenant.MessageUnprocessable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;

/** It refers to what can't be: 422. */
@Singleton
final class Unprocessable implements Handler<MessageUnprocessable> {

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, MessageUnprocessable failed) {
    return Problem.response(HttpStatus.UNPROCESSABLE_ENTITY, String.valueOf(failed.getMessage()));
  }
}

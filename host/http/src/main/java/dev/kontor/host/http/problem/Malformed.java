package dev.kontor.host.http.problem;

import dev.kontor.tenant.MessageMalformed;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;

/** A message has a field that is missing or malformed: 400. */
@Singleton
final class Malformed implements Handler<MessageMalformed> {

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, MessageMalformed failed) {
    return Problem.response(HttpStatus.BAD_REQUEST, String.valueOf(failed.getMessage()));
  }
}

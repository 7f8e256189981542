package dev.kontor.host.http.problem;

import dev.kontor.tenant.Conflict;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;

/** Others were faster, each time it was tried: 409. */
@Singleton
final class Overtaken implements Handler<Conflict> {

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, Conflict failed) {
    return Problem.response(HttpStatus.CONFLICT, String.valueOf(failed.getMessage()));
  }
}

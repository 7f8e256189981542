package dev.kontor.host.http.problem;

import dev.kontor.tenant.DomainException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;

/** The business says no: 409. */
@Singleton
final class RefusedByTheDomain implements Handler<DomainException> {

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, DomainException failed) {
    return Problem.response(HttpStatus.CONFLICT, String.valueOf(failed.getMessage()));
  }
}

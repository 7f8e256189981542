package dev.kontor.host.http.problem;

import dev.kontor.tenant.aggregate.VersionConflict;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;

/** An aggregate isn't at the version that was expected: 409. */
@Singleton
final class Moved implements Handler<VersionConflict> {

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, VersionConflict failed) {
    return Problem.response(HttpStatus.CONFLICT, String.valueOf(failed.getMessage()));
  }
}

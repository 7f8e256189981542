package dev.kontor.host.http.problem;

import dev.kontor.host.configuration.InvalidConfiguration;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;

/** A configuration with all its faults: 400. */
@Singleton
final class BadConfiguration implements Handler<InvalidConfiguration> {

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, InvalidConfiguration failed) {
    return Problem.response(
        HttpStatus.BAD_REQUEST, String.valueOf(failed.getMessage()), failed.faults());
  }
}

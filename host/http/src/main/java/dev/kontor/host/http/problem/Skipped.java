package dev.kontor.host.http.problem;

import dev.kontor.tenant.MessageSkipped;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;

/** There was nothing to do: 204. */
@Singleton
final class Skipped implements Handler<MessageSkipped> {

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, MessageSkipped skipped) {
    return HttpResponse.noContent();
  }
}

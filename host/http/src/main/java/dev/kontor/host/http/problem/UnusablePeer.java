package dev.kontor.host.http.problem;

import dev.kontor.host.peer.PeerUnusable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;

/** Another site didn't answer as it should: 502, with the reason, which only an operator sees. */
@Singleton
final class UnusablePeer implements Handler<PeerUnusable> {

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, PeerUnusable failed) {
    return Problem.response(HttpStatus.BAD_GATEWAY, String.valueOf(failed.getMessage()));
  }
}

package dev.kontor.host.http.problem;

import dev.kontor.host.peer.PeerRefused;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;

/** A site that can't be a peer like this: 409. */
@Singleton
final class RefusedPeer implements Handler<PeerRefused> {

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, PeerRefused failed) {
    return Problem.response(HttpStatus.CONFLICT, String.valueOf(failed.getMessage()));
  }
}

package dev.kontor.host.http.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kontor.host.peer.Peer;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A peer as the admin API shows it.
 *
 * @param error why its keys could not be read when it was asked last; null: they could
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record PeerView(
    String name, String url, String fingerprint, Instant since, @Nullable String error) {

  static PeerView of(Peer peer, String error) {
    return new PeerView(
        peer.name(),
        peer.url().toString(),
        peer.key().fingerprint().toString(),
        peer.since(),
        error.isEmpty() ? null : error);
  }
}

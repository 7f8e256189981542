package dev.kontor.host.peer;

import dev.kontor.host.signature.key.VerifyingKey;
import java.net.URI;
import java.time.Instant;

/**
 * Another site, as an operator has made it known.
 *
 * @param name as it calls itself
 * @param url where it is asked and written to, without a slash at its end
 * @param key its own, which never changes: a site with another one is another site
 * @param since when it was added
 */
public record Peer(String name, URI url, VerifyingKey key, Instant since) {

  /** What it answers at this path, which begins with a slash. */
  public URI at(String path) {
    return URI.create(url + path);
  }
}

package dev.kontor.host.signature;

import dev.kontor.host.signature.key.KeyId;
import java.time.Instant;

/**
 * A message's signature holds.
 *
 * @param signer whose key has made it
 * @param nonce what tells it from the signer's others
 * @param end when it is refused for its age
 */
public record Verified(KeyId signer, String nonce, Instant end) {}

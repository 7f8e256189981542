package dev.kontor.host.signature;

import dev.kontor.host.signature.key.KeyId;
import java.time.Instant;

/**
 * Which nonces signers have used in signatures that are good yet. Thread-safe, by all who take from
 * the same store.
 */
public interface Nonces {

  /**
   * Takes a signer's nonce until its signature's end: true for one caller, false for all others.
   *
   * <p>It is durable as soon as anything is that is committed to the same database after this
   * returned, or when it is {@linkplain #keep kept}. So taking what a request brings costs one wait
   * for the disk; what is lost with the server before that, has had no effect either.
   */
  boolean take(KeyId signer, String nonce, Instant end);

  /** Returns when a nonce that was taken is durable: no restart forgets it. */
  void keep(KeyId signer, String nonce, Instant end);

  /** Forgets those whose end has come by then. */
  void forget(Instant now);
}

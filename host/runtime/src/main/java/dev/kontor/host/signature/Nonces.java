package dev.kontor.host.signature;

import dev.kontor.host.signature.key.KeyId;
import java.time.Instant;

/**
 * Which nonces signers have used in signatures that are good yet. Durable: no restart forgets one.
 * Thread-safe, by all who take from the same store.
 */
public interface Nonces {

  /**
   * Takes a signer's nonce until its signature's end: true for one caller, false for all others.
   * When this returns true, it is kept.
   */
  boolean take(KeyId signer, String nonce, Instant end);

  /** Forgets those whose end has come by then. */
  void forget(Instant now);
}

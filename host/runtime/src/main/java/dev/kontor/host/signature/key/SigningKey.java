package dev.kontor.host.signature.key;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/** A private Ed25519 key, which signs, with the public one that goes with it. Thread-safe. */
public final class SigningKey {

  private static final int SECRET_BYTES = 2 * Ed25519.KEY_BYTES;

  private final byte[] seed;
  private final byte[] publicKey;
  private final VerifyingKey verifyingKey;

  private SigningKey(byte[] seed) {
    this.seed = seed;
    publicKey = Ed25519.publicKey(seed);
    verifyingKey = VerifyingKey.of(publicKey);
  }

  /** A new key of this chance, which must be good enough for secrets. */
  public static SigningKey generate(SecureRandom random) {
    return new SigningKey(Ed25519.newSeed(random));
  }

  /**
   * The key that is kept as this secret.
   *
   * @throws IllegalArgumentException when the secret is no key; it isn't shown
   */
  public static SigningKey of(String secret) {
    var bytes = Base64.getDecoder().decode(secret);
    if (bytes.length != SECRET_BYTES) {
      throw new IllegalArgumentException(
          "a kept signing key is %d bytes long; expected the %d of its seed and its public key"
              .formatted(bytes.length, SECRET_BYTES));
    }
    var key = new SigningKey(Arrays.copyOf(bytes, Ed25519.KEY_BYTES));
    var kept = VerifyingKey.of(Arrays.copyOfRange(bytes, Ed25519.KEY_BYTES, SECRET_BYTES));
    if (!kept.equals(key.verifyingKey)) {
      throw new IllegalArgumentException(
          "a kept signing key doesn't belong to the public key %s kept with it"
              .formatted(kept.fingerprint()));
    }
    return key;
  }

  /** The secret to keep it as: seed and public key, in base 64; to be sealed. */
  public String secret() {
    return Base64.getEncoder().encodeToString(Ed25519.joined(seed, publicKey));
  }

  /** The signature of a text, 64 bytes; always the same (RFC 8032 §5.1.6). */
  public byte[] sign(byte[] text) {
    return Ed25519.sign(seed, publicKey, text);
  }

  /** The public key, for everybody who is to verify. */
  public VerifyingKey verifyingKey() {
    return verifyingKey;
  }

  /** By its public key, so that no log shows the secret. */
  @Override
  public String toString() {
    return "the signing key of " + verifyingKey;
  }
}

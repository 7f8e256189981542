package dev.kontor.host.signature.key;

import java.security.PublicKey;
import java.util.Arrays;

/** A public Ed25519 key: tells whether its signing key has signed a text. Thread-safe. */
public final class VerifyingKey {

  private final byte[] raw;
  private final PublicKey key;
  private final Fingerprint fingerprint;

  private VerifyingKey(byte[] raw, PublicKey key) {
    this.raw = raw;
    this.key = key;
    fingerprint = Fingerprint.of(raw);
  }

  static VerifyingKey of(PublicKey key) {
    return new VerifyingKey(Ed25519.raw(key), key);
  }

  /**
   * The key with this raw form, which is 32 bytes long (RFC 8032 §5.1.5).
   *
   * @throws IllegalArgumentException when it is none
   */
  public static VerifyingKey of(byte[] raw) {
    if (raw.length != Ed25519.KEY_BYTES) {
      throw new IllegalArgumentException(
          "a public key is %d bytes long; expected the %d of Ed25519"
              .formatted(raw.length, Ed25519.KEY_BYTES));
    }
    return new VerifyingKey(raw.clone(), Ed25519.publicKey(raw));
  }

  /** Whether this is the signature that the signing key gave the text. */
  public boolean verifies(byte[] signature, byte[] text) {
    return Ed25519.verify(key, text, signature);
  }

  /** Its raw form: 32 bytes, the caller's own. */
  public byte[] raw() {
    return raw.clone();
  }

  /** What people compare it by. */
  public Fingerprint fingerprint() {
    return fingerprint;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifyingKey that && Arrays.equals(raw, that.raw);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(raw);
  }

  @Override
  public String toString() {
    return fingerprint.toString();
  }
}

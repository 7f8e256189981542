package dev.kontor.host.signature.key;

import java.util.Arrays;
import java.util.HexFormat;

/** A public Ed25519 key: tells whether its signing key has signed a text. Thread-safe. */
public final class VerifyingKey {

  private final byte[] raw;
  private final Fingerprint fingerprint;

  private VerifyingKey(byte[] raw) {
    this.raw = raw;
    fingerprint = Fingerprint.of(raw);
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
    if (!Ed25519.isPublicKey(raw)) {
      throw new IllegalArgumentException(
          "'%s' is no Ed25519 public key; expected a point of the curve"
              .formatted(HexFormat.of().formatHex(raw)));
    }
    return new VerifyingKey(raw.clone());
  }

  /** Whether this is the signature that the signing key gave the text. */
  public boolean verifies(byte[] signature, byte[] text) {
    return Ed25519.verify(raw, text, signature);
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

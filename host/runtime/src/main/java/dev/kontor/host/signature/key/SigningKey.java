package dev.kontor.host.signature.key;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** A private Ed25519 key, which signs, with the public one that goes with it. Thread-safe. */
public final class SigningKey {

  private static final int SECRET_BYTES = 2 * Ed25519.KEY_BYTES;
  private static final byte[] PROBE = {'k'};

  private final PrivateKey key;
  private final byte[] seed;
  private final VerifyingKey verifyingKey;

  private SigningKey(PrivateKey key, byte[] seed, VerifyingKey verifyingKey) {
    this.key = key;
    this.seed = seed;
    this.verifyingKey = verifyingKey;
  }

  /** A new key of this chance, which must be good enough for secrets. */
  public static SigningKey generate(SecureRandom random) {
    try {
      var generator = KeyPairGenerator.getInstance(Ed25519.NAME);
      generator.initialize(NamedParameterSpec.ED25519, random);
      var pair = generator.generateKeyPair();
      var seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
      return new SigningKey(pair.getPrivate(), seed, VerifyingKey.of(pair.getPublic()));
    } catch (GeneralSecurityException impossible) {
      throw Ed25519.missing(impossible);
    }
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
    var seed = Arrays.copyOf(bytes, Ed25519.KEY_BYTES);
    var verifyingKey = VerifyingKey.of(Arrays.copyOfRange(bytes, Ed25519.KEY_BYTES, SECRET_BYTES));
    var key = new SigningKey(Ed25519.privateKey(seed), seed, verifyingKey);
    if (!verifyingKey.verifies(key.sign(PROBE), PROBE)) {
      throw new IllegalArgumentException(
          "a kept signing key doesn't belong to the public key %s kept with it"
              .formatted(verifyingKey.fingerprint()));
    }
    return key;
  }

  /** The secret to keep it as: seed and public key, in base 64; to be sealed. */
  public String secret() {
    return Base64.getEncoder().encodeToString(Ed25519.joined(seed, verifyingKey.raw()));
  }

  /** The signature of a text, 64 bytes; always the same (RFC 8032 §5.1.6). */
  public byte[] sign(byte[] text) {
    return Ed25519.sign(key, text);
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

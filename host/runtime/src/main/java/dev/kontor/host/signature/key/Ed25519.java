package dev.kontor.host.signature.key;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** The JDK's Ed25519, whose keys have raw forms of 32 bytes (RFC 8032 §5.1.5). */
final class Ed25519 {

  static final String NAME = "Ed25519";
  static final int KEY_BYTES = 32;

  /** What stands before the raw public key in its X.509 form (RFC 8410 §4). */
  private static final byte[] BEFORE_PUBLIC = HexFormat.of().parseHex("302a300506032b6570032100");

  /** What stands before the seed in the private key's PKCS #8 form (RFC 8410 §7). */
  private static final byte[] BEFORE_SEED =
      HexFormat.of().parseHex("302e020100300506032b657004220420");

  private Ed25519() {}

  static PublicKey publicKey(byte[] raw) {
    try {
      var key =
          KeyFactory.getInstance(NAME)
              .generatePublic(new X509EncodedKeySpec(joined(BEFORE_PUBLIC, raw)));
      // Whether it is a point of the curve is looked at only when the key is used.
      Signature.getInstance(NAME).initVerify(key);
      return key;
    } catch (InvalidKeySpecException | InvalidKeyException unusable) {
      throw new IllegalArgumentException(
          "'%s' is no Ed25519 public key; expected a point of the curve"
              .formatted(HexFormat.of().formatHex(raw)),
          unusable);
    } catch (NoSuchAlgorithmException impossible) {
      throw missing(impossible);
    }
  }

  /** The raw form of a public key: the end of its X.509 form. */
  static byte[] raw(PublicKey key) {
    var encoded = ByteBuffer.wrap(key.getEncoded());
    var raw = new byte[KEY_BYTES];
    encoded.get(encoded.limit() - KEY_BYTES, raw);
    return raw;
  }

  /** Any 32 bytes are a seed. */
  static PrivateKey privateKey(byte[] seed) {
    try {
      return KeyFactory.getInstance(NAME)
          .generatePrivate(new PKCS8EncodedKeySpec(joined(BEFORE_SEED, seed)));
    } catch (InvalidKeySpecException | NoSuchAlgorithmException impossible) {
      throw missing(impossible);
    }
  }

  static byte[] sign(PrivateKey key, byte[] text) {
    try {
      var signature = Signature.getInstance(NAME);
      signature.initSign(key);
      signature.update(text);
      return signature.sign();
    } catch (NoSuchAlgorithmException | InvalidKeyException | SignatureException impossible) {
      throw missing(impossible);
    }
  }

  static boolean verify(PublicKey key, byte[] text, byte[] sealed) {
    try {
      var signature = Signature.getInstance(NAME);
      signature.initVerify(key);
      signature.update(text);
      return signature.verify(sealed);
    } catch (SignatureException noSignature) {
      return false; // not 64 bytes, no point, or a scalar out of range: so nobody's signature
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw missing(impossible);
    }
  }

  static IllegalStateException missing(Exception impossible) {
    return new IllegalStateException("every JDK since 15 has Ed25519 (JEP 339)", impossible);
  }

  static byte[] joined(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }
}

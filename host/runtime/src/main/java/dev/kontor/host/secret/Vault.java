package dev.kontor.host.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets with the host's key: AES-256 in Galois/Counter Mode (NIST SP 800-38D), a fresh
 * nonce each, bound to what the secret is for, so that one can't be put in another's place.
 * Thread-safe.
 */
public final class Vault {

  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random;

  private Vault(byte[] key, SecureRandom random) {
    this.key = new SecretKeySpec(key, "AES");
    this.random = random;
  }

  /**
   * With the key in this file, which is made at the first time.
   *
   * @throws IllegalStateException when the file holds no such key, or others may read it
   */
  public static Vault in(Path keyFile, SecureRandom random) {
    var key =
        PrivateFile.readOrCreate(
            keyFile,
            () -> {
              var fresh = new byte[KEY_BYTES];
              random.nextBytes(fresh);
              return fresh;
            });
    if (key.length != KEY_BYTES) {
      throw new IllegalStateException(
          "key file '%s' is %d bytes long; expected %d: put the right one back, or the stored passwords stay unreadable"
              .formatted(keyFile, key.length, KEY_BYTES));
    }
    return new Vault(key, random);
  }

  /** Seals a secret for a purpose. */
  public byte[] seal(String purpose, String secret) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    var sealed =
        crypt(Cipher.ENCRYPT_MODE, purpose, nonce, secret.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
  }

  /**
   * Opens a secret that was sealed for the same purpose.
   *
   * @throws IllegalStateException when it was sealed with another key or for another purpose, or
   *     was changed since
   */
  public String open(String purpose, byte[] sealed) {
    var buffer = ByteBuffer.wrap(sealed);
    var nonce = new byte[Math.min(NONCE_BYTES, sealed.length)];
    buffer.get(nonce);
    var content = new byte[buffer.remaining()];
    buffer.get(content);
    return new String(crypt(Cipher.DECRYPT_MODE, purpose, nonce, content), StandardCharsets.UTF_8);
  }

  private byte[] crypt(int mode, String purpose, byte[] nonce, byte[] content) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(content);
    } catch (AEADBadTagException unlike) {
      throw new IllegalStateException(
          "secret '%s' does not open with this host's key; is the data folder's secret.key the one it was sealed with?"
              .formatted(purpose),
          unlike);
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException("secret '%s' can't be handled".formatted(purpose), failed);
    }
  }
}

package dev.kontor.host.secret;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** The token that operators show. Thread-safe. */
public final class AdminToken {

  private static final int BYTES = 32;

  private final byte[] digest;

  private AdminToken(String token) {
    digest = sha256(token);
  }

  /** The token in this file, which is made at the first time. */
  public static AdminToken in(Path file, SecureRandom random) {
    var content = PrivateFile.readOrCreate(file, () -> fresh(random));
    var token = new String(content, StandardCharsets.UTF_8).strip();
    if (token.isEmpty()) {
      throw new IllegalStateException(
          "token file '%s' is empty; delete it to have a new one made".formatted(file));
    }
    return new AdminToken(token);
  }

  private static byte[] fresh(SecureRandom random) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return (token + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Whether this is the token; takes the same time whatever it is (equal-length digests). */
  public boolean matches(String presented) {
    return MessageDigest.isEqual(digest, sha256(presented));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}

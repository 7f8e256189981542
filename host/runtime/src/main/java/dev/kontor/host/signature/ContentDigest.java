package dev.kontor.host.signature;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.Dictionary;

/** The field {@code Content-Digest} (RFC 9530 §2): sha-256 of the content as it is on the wire. */
final class ContentDigest {

  static final String FIELD = "content-digest";

  private ContentDigest() {}

  /** The field's value for this content. */
  static String of(byte[] content) {
    return Dictionary.valueOf(Map.of("sha-256", ByteSequenceItem.valueOf(sha256(content))))
        .serialize();
  }

  /** Refuses a message whose content isn't what the field says, in sha-256 and nothing else. */
  static void check(Message message) {
    var expected = of(message.content());
    var said = message.field(FIELD).orElse("");
    if (!said.equals(expected)) {
      throw new SignatureRefused(
          Refusal.DIGEST_WRONG,
          "content-digest is '%s'; expected '%s' of %d bytes of content: send them as they were signed"
              .formatted(said, expected, message.content().length));
    }
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}

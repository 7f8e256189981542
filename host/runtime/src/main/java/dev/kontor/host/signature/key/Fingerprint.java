package dev.kontor.host.signature.key;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The SHA-256 digest of a raw public key, by which people compare keys and machines name them.
 *
 * @param hex its 64 digits of {@code 0-9} and {@code a-f}
 */
public record Fingerprint(String hex) {

  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern BETWEEN_GROUPS = Pattern.compile("[\\s:]");
  private static final Pattern GROUP = Pattern.compile("(.{4})(?=.)");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException when it isn't 64 such digits
   */
  public Fingerprint {
    if (!DIGITS.matcher(hex).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no fingerprint; expected the 64 hexadecimal digits that the other site shows as its own"
              .formatted(hex));
    }
  }

  static Fingerprint of(byte[] rawKey) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(rawKey);
      return new Fingerprint(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /**
   * What a person has typed or pasted: in groups or not, in small letters or capitals.
   *
   * @throws IllegalArgumentException when it is no fingerprint
   */
  public static Fingerprint parse(String text) {
    return new Fingerprint(BETWEEN_GROUPS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT));
  }

  /** In sixteen groups of four, as a person reads it out; one word to a shell. */
  @Override
  public String toString() {
    return GROUP.matcher(hex).replaceAll("$1:");
  }
}

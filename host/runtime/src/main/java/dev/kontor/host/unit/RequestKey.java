package dev.kontor.host.unit;

import dev.kontor.tenant.MessageMalformed;

/**
 * What tells a request that is sent again from another one.
 *
 * @param principal who sent it; keys of others are others
 * @param command what it asks for; keys for something else are others
 * @param key as its sender chose it
 * @param fingerprint of all that it says: the same key with another one is a mistake
 */
public record RequestKey(String principal, String command, String key, String fingerprint) {

  private static final int LONGEST = 255;

  /** Refuses a key that nobody would choose. */
  public RequestKey {
    if (key.isEmpty()
        || key.length() > LONGEST
        || !key.chars().allMatch(character -> character >= ' ' && character <= '~')) {
      throw new MessageMalformed(
          "the idempotency key has %d characters; expected 1 to %d printable ones of ASCII, such as a UUID"
              .formatted(key.length(), LONGEST));
    }
  }

  /** Where its answer is kept: the same, whatever the request says. */
  RequestKey place() {
    return new RequestKey(principal, command, key, "");
  }
}

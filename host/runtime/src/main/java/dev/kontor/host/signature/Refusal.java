package dev.kontor.host.signature;

import java.util.Locale;

/** Why a message's signature isn't taken; what refusals are counted by. */
public enum Refusal {
  /** It bears none. */
  UNSIGNED,
  /** A field isn't written as RFC 9421 and RFC 8941 say, in its one canonical form. */
  MALFORMED,
  /** It bears several: which of them would count is not to be guessed. */
  MANY_SIGNATURES,
  /** The signature leaves out what it has to cover. */
  COMPONENT_MISSING,
  /** It covers what it hasn't to, or the same twice. */
  COMPONENT_UNEXPECTED,
  /** One of created, expires, nonce, keyid, alg and tag is missing. */
  PARAMETER_MISSING,
  /** Another algorithm than Ed25519. */
  ALGORITHM_WRONG,
  /** Meant for another use than letters between sites. */
  TAG_WRONG,
  /** Good for longer than signatures may be, or never. */
  WINDOW_WRONG,
  /** Made later than now, by more than clocks may differ. */
  FROM_THE_FUTURE,
  /** Not good any more, by more than clocks may differ. */
  EXPIRED,
  /** The content is not what was signed. */
  DIGEST_WRONG,
  /** The key isn't that of anybody known here. */
  KEY_UNKNOWN,
  /** Not made with that key of what was received. */
  SIGNATURE_WRONG,
  /** Taken before. */
  REPLAYED;

  /** Its name in metrics: {@code key-unknown}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

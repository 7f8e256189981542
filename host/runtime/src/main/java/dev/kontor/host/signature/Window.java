package dev.kontor.host.signature;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** From when to when a signature is good, in whole seconds. */
record Window(Instant created, Instant expires) {

  /** As long as a signature may be good at most, which is as long as nonces need be known. */
  static final Duration LONGEST = Duration.ofMinutes(5);

  /** As much as the clocks of two sites may differ. */
  static final Duration SKEW = Duration.ofMinutes(1);

  /** The longest one from now on. */
  static Window from(Instant now) {
    var created = now.truncatedTo(ChronoUnit.SECONDS);
    return new Window(created, created.plus(LONGEST));
  }

  /** From then on the signature is refused by any clock that agrees enough with this one. */
  Instant end() {
    return expires.plus(SKEW);
  }

  /** Refuses a signature that isn't good now, or is for too long. */
  void check(Instant now) {
    var length = Duration.between(created, expires);
    if (!length.isPositive() || length.compareTo(LONGEST) > 0) {
      throw new SignatureRefused(
          Refusal.WINDOW_WRONG,
          "the signature is good for %s; expected at most %s".formatted(length, LONGEST));
    }
    if (created.isAfter(now.plus(SKEW))) {
      throw new SignatureRefused(
          Refusal.FROM_THE_FUTURE,
          "the signature was created at %s; here it is %s: set the clocks right"
              .formatted(created, now));
    }
    if (!now.isBefore(end())) {
      throw new SignatureRefused(
          Refusal.EXPIRED,
          "the signature expired at %s; here it is %s: sign anew, or set the clocks right"
              .formatted(expires, now));
    }
  }
}

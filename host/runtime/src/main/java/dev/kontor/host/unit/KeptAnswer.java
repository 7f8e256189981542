package dev.kontor.host.unit;

import dev.kontor.tenant.MessageUnprocessable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a request was answered, kept in the unit that did what it asked for.
 *
 * @param answer in a form that only its writer knows
 * @param until when it is forgotten, by the host's clock
 */
public record KeptAnswer(RequestKey key, String answer, Instant until) {

  private static final Duration KEPT = Duration.ofHours(24);

  /** Of a request that is answered now, to as much of a second as a database keeps. */
  static KeptAnswer now(RequestKey key, String answer, Instant now) {
    return new KeptAnswer(key, answer, now.plus(KEPT).truncatedTo(ChronoUnit.MICROS));
  }

  /** When it was written, by the host's clock. */
  public Instant at() {
    return until.minus(KEPT);
  }

  /**
   * The answer to the same request again.
   *
   * @throws MessageUnprocessable when it is another request under the same key
   */
  String to(RequestKey again) {
    if (!key.fingerprint().equals(again.fingerprint())) {
      throw new MessageUnprocessable(
          "the idempotency key '%s' was used for another request; choose a new one for this"
              .formatted(again.key()));
    }
    return answer;
  }
}

package dev.kontor.host.http.admin;

import dev.kontor.host.followup.ErrorLine;
import dev.kontor.host.followup.FollowUpStore.DeadLetter;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as the admin API shows it.
 *
 * @param error what it failed with at last, in a line
 */
@Serdeable
record DeadLetterView(
    String id, String handler, int attempts, String error, EventView event, Instant parkedAt) {

  /**
   * What it follows.
   *
   * @param stream the stream whose runs of this handler wait for it; null: none waits
   */
  @Serdeable
  record EventView(String id, String type, @Nullable String stream) {}

  static DeadLetterView of(DeadLetter letter) {
    return new DeadLetterView(
        Long.toString(letter.number()),
        letter.handler(),
        letter.attempts(),
        ErrorLine.of(letter.error()),
        new EventView(letter.event().id().toString(), letter.eventType(), letter.queue()),
        letter.parkedAt());
  }
}

package dev.kontor.host.http.console.page;

import dev.kontor.host.followup.ErrorLine;
import dev.kontor.host.followup.FollowUpStore.DeadLetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a tenant's dead letters.
 *
 * @param title the tenant's
 * @param next the number after which the next page begins; null: this is the last one
 * @param csrf the session's CSRF token, for the buttons
 * @param notice what the last button did
 */
public record Letters(
    String tenant,
    String title,
    List<Letter> letters,
    @Nullable Long next,
    String csrf,
    @Nullable Notice notice) {

  /** So many of them at a time. */
  public static final int MOST = 100;

  /** Of the letters of a tenant that come next. */
  public static Letters of(
      String tenant, String title, List<DeadLetter> letters, String csrf, @Nullable Notice notice) {
    return new Letters(
        tenant,
        title,
        letters.stream().map(Letter::of).toList(),
        letters.size() < MOST ? null : letters.getLast().number(),
        csrf,
        notice);
  }

  /**
   * A dead letter at a glance.
   *
   * @param queue the stream whose later runs of this handler it holds up; null: it holds up none
   */
  public record Letter(
      long number,
      String handler,
      int attempts,
      String error,
      String event,
      @Nullable String queue,
      String parkedAt) {

    static Letter of(DeadLetter letter) {
      return new Letter(
          letter.number(),
          letter.handler(),
          letter.attempts(),
          ErrorLine.of(letter.error()),
          letter.eventType(),
          letter.queue(),
          Times.readable(letter.parkedAt()));
    }
  }
}

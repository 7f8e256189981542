package dev.kontor.host.federation;

import dev.kontor.host.letter.Delivery.NotDelivered;
import dev.kontor.host.letter.Inbox.Outdated;
import dev.kontor.host.letter.Receipt;
import dev.kontor.host.tenancy.TenantUnavailable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is said to whoever brings letters, with HTTP's statuses, whatever carries it.
 *
 * @param status HTTP's
 * @param detail what is wrong, and what to do; empty: all letters were taken
 * @param receipt of what was taken; null: nothing is said of that
 * @param counted as what the refusal is counted; empty: it isn't
 * @param retryAfter when it is to be tried again; null: that isn't said
 */
public record LetterAnswer(
    int status,
    String detail,
    @Nullable Receipt receipt,
    String counted,
    @Nullable Duration retryAfter) {

  private static final int OK = 200;
  static final int MALFORMED = 400;
  static final int UNPROVEN = 401;
  static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int TOO_MANY = 429;
  private static final int FAILED = 500;
  private static final int UNAVAILABLE = 503;

  static LetterAnswer of(Receipt receipt) {
    var refused = receipt.refused();
    return refused == null
        ? new LetterAnswer(OK, "", receipt, "", null)
        : new LetterAnswer(FORBIDDEN, refused.reason(), receipt, "letter", null);
  }

  static LetterAnswer refused(int status, String counted, RuntimeException why) {
    return new LetterAnswer(status, String.valueOf(why.getMessage()), null, counted, null);
  }

  /**
   * They are to be brought again, also once a suspended tenant goes on, or a purged one is gone.
   */
  public static LetterAnswer of(TenantUnavailable unavailable) {
    return unavailable instanceof TenantUnavailable.Unknown unknown && !unknown.isPurging()
        ? problem(NOT_FOUND, "nothing is here", null)
        : notNow();
  }

  static LetterAnswer of(NotDelivered later) {
    if (later.isAway()) {
      var after = later.retryAfter();
      return after == null
          ? notNow()
          : problem(TOO_MANY, "too many bring letters at once; come again", after);
    }
    return later.getCause() instanceof Outdated outdated
        ? problem(CONFLICT, String.valueOf(outdated.getMessage()), null)
        : problem(FAILED, "letters could not be taken; bring them again", null);
  }

  private static LetterAnswer notNow() {
    return problem(
        UNAVAILABLE,
        "letters can't be taken now; bring them again",
        TenantUnavailable.NotNow.RETRY_AFTER);
  }

  private static LetterAnswer problem(int status, String detail, @Nullable Duration retryAfter) {
    return new LetterAnswer(status, detail, null, "", retryAfter);
  }
}

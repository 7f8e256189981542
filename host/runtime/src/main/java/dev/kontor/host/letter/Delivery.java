package dev.kontor.host.letter;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Brings letters to other tenants, wherever they live. Thread-safe. */
@FunctionalInterface
public interface Delivery {

  /**
   * Returns when the receiver has stored those that it takes, within a bound; what it has taken
   * before it takes no second time.
   *
   * @throws NotDelivered when the receiver could not be asked, or could not say
   */
  Receipt deliver(Batch batch);

  /** Nobody knows whether any letter was taken; the same ones are to be brought again later. */
  final class NotDelivered extends RuntimeException {

    private final transient @Nullable Duration retryAfter;
    private final boolean isAway;

    private NotDelivered(
        String message, @Nullable Throwable cause, @Nullable Duration retryAfter, boolean isAway) {
      super(message, cause);
      this.retryAfter = retryAfter;
      this.isAway = isAway;
    }

    /** It failed, which counts against the letters. */
    public static NotDelivered failed(String message, @Nullable Throwable cause) {
      return new NotDelivered(message, cause, null, false);
    }

    /**
     * The receiver is there and can't take letters now: it is suspended, or has too much to do.
     *
     * @param retryAfter what it asks for; null: nothing
     */
    public static NotDelivered away(
        String message, @Nullable Throwable cause, @Nullable Duration retryAfter) {
      return new NotDelivered(message, cause, retryAfter, true);
    }

    /** How long the receiver asks to be left alone; null: it doesn't say. */
    public @Nullable Duration retryAfter() {
      return retryAfter;
    }

    /**
     * Whether the receiver is known to be there, so that this doesn't count against the letters.
     */
    public boolean isAway() {
      return isAway;
    }
  }
}

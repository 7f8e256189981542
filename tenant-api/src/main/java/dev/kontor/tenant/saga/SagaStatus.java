package dev.kontor.tenant.saga;

import org.jspecify.annotations.Nullable;

/**
 * How it goes with a saga.
 *
 * @param step what it does or waits for now; while it is undone, the last step that is not undone
 *     yet; null: nothing any more
 * @param reason why it is, or was, undone; null: it isn't
 */
public record SagaStatus(
    String saga, String id, Phase phase, @Nullable String step, @Nullable String reason) {

  /** Where a saga is in its life. */
  public enum Phase {
    /** Its steps are being done. */
    RUNNING,
    /** A step could not be done; those before it are being undone. */
    COMPENSATING,
    /** A dead letter holds it; replayed, it goes on. */
    STUCK,
    /** All its steps are done. */
    COMPLETED,
    /** All that was done is undone. */
    COMPENSATED
  }
}

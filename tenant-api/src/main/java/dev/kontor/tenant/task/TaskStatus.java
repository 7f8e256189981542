package dev.kontor.tenant.task;

/**
 * How it goes with a task.
 *
 * @param finished how much is finished, as its last step said
 * @param total how much there is; 0: nobody knows
 */
public record TaskStatus(String task, String id, Phase phase, long finished, long total) {

  /** Where a task is in its life. */
  public enum Phase {
    /** Its steps are being done. */
    RUNNING,
    /** It was cancelled, and its last step may still be under way. */
    CANCELLING,
    /** A dead letter holds it; replayed, it goes on. */
    STUCK,
    /** All is done. */
    DONE,
    /** It was cancelled. */
    CANCELLED
  }
}

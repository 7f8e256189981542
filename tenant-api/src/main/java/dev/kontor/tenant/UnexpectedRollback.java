package dev.kontor.tenant;

/**
 * Something that was sent inside a unit of work failed, and who had sent it went on. The unit was
 * rolled back all the same: what failed may have left half of what it does there.
 *
 * <p>Where a refusal is expected, ask before the command is sent, or have it answer the refusal.
 */
public final class UnexpectedRollback extends RuntimeException {

  /**
   * With what failed, and why.
   *
   * @param failed names it: {@code command dev.kontor.shipping.booking.BookCargo}
   */
  public UnexpectedRollback(String failed, Throwable cause) {
    super(
        "%s failed inside a unit of work that went on (%s); nothing of the unit was written, since half of that may have been done: let its failure through, ask before it is sent, or have it answer what it refuses"
            .formatted(failed, cause),
        cause);
  }
}

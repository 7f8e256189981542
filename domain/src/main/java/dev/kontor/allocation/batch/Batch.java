package dev.kontor.allocation.batch;

import dev.kontor.tenant.MessageMalformed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A quantity of one product that was bought together.
 *
 * @param eta when it arrives; none: it lies in the warehouse
 * @param version how often it has changed
 */
public record Batch(
    Reference reference, Sku sku, int quantity, @Nullable Instant eta, long version) {

  /**
   * A batch as it is bought: some of it, and none of it promised.
   *
   * @throws MessageMalformed when it is a batch of nothing
   */
  public static Batch bought(Reference reference, Sku sku, int quantity, @Nullable Instant eta) {
    if (quantity < 1) {
      throw new MessageMalformed(
          "'quantity' is %d; expected a whole number from 1".formatted(quantity));
    }
    return new Batch(reference, sku, quantity, eta, 0);
  }

  /** How much of it may still be promised. */
  public int available() {
    return quantity;
  }
}

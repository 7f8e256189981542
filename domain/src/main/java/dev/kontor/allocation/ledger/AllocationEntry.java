package dev.kontor.allocation.ledger;

import io.micronaut.data.annotation.Embeddable;
import io.micronaut.data.annotation.EmbeddedId;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;

/** An order line in the ledger, and the batch that it is served from. */
@MappedEntity("allocation")
public record AllocationEntry(@EmbeddedId Line line, String batch) {

  /** The line as the order has it: no two are the same. */
  @Embeddable
  public record Line(
      @MappedProperty("order_id") String orderId,
      @MappedProperty("sku") String sku,
      @MappedProperty("quantity") int quantity) {}
}

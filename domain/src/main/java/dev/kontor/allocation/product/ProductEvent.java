package dev.kontor.allocation.product;

import dev.kontor.allocation.product.ProductCommand.AddBatch;
import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import dev.kontor.tenant.message.Published;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What can happen to a product. Kept for ever, so in plain texts and numbers, which outlive the
 * types that they were made of.
 */
public sealed interface ProductEvent extends DomainEvent {

  /** Begins the names of products' streams. */
  String KIND = "product";

  /** The product that it happened to. */
  String sku();

  @Override
  default String stream() {
    return KIND + "-" + sku();
  }

  /**
   * A batch can be promised from now on.
   *
   * @param eta when it arrives; none: it lies in the warehouse
   */
  @Serdeable
  @EventType("allocation.batch-added")
  record BatchAdded(String reference, String sku, int quantity, @Nullable Instant eta)
      implements ProductEvent {

    static BatchAdded as(AddBatch asked) {
      return new BatchAdded(
          asked.reference().text(), asked.sku().text(), asked.quantity(), asked.eta());
    }
  }

  /** An order line will be served from this batch. */
  @Published
  @Serdeable
  @EventType("allocation.allocated")
  record Allocated(String orderId, String sku, int quantity, String batch) implements ProductEvent {

    /** The line as the order has it. */
    OrderLine line() {
      return OrderLine.of(orderId, sku, quantity);
    }

    static Allocated of(OrderLine line, Batch batch) {
      return new Allocated(
          line.orderId().text(), line.sku().text(), line.quantity(), batch.reference().text());
    }
  }

  /** An order line can no longer be served from this batch, and needs another. */
  @Published
  @Serdeable
  @EventType("allocation.deallocated")
  record Deallocated(String orderId, String sku, int quantity, String batch)
      implements ProductEvent {

    /** The line as the order has it. */
    OrderLine line() {
      return OrderLine.of(orderId, sku, quantity);
    }

    static Deallocated of(OrderLine line, Batch batch) {
      return new Deallocated(
          line.orderId().text(), line.sku().text(), line.quantity(), batch.reference().text());
    }
  }

  /** A batch is bigger or smaller now; what was taken off it for that, was taken off before. */
  @Serdeable
  @EventType("allocation.batch-quantity-changed")
  record BatchQuantityChanged(String reference, String sku, int quantity) implements ProductEvent {

    static BatchQuantityChanged of(Batch batch, int quantity) {
      return new BatchQuantityChanged(batch.reference().text(), batch.sku().text(), quantity);
    }
  }

  /** No batch had enough left for an order line. */
  @Published
  @Serdeable
  @EventType("allocation.out-of-stock")
  record OutOfStock(String orderId, String sku, int quantity) implements ProductEvent {

    static OutOfStock of(OrderLine line) {
      return new OutOfStock(line.orderId().text(), line.sku().text(), line.quantity());
    }
  }
}

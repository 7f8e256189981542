package dev.kontor.allocation.product;

import dev.kontor.message.Field;
import dev.kontor.tenant.Command;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be asked of a product. */
public sealed interface ProductCommand extends Command<Void> {

  /**
   * A batch was bought: it can be promised from now on, even before it arrives.
   *
   * @param quantity from 1: nobody buys a batch of nothing
   * @param eta when it arrives; none: it lies in the warehouse
   */
  record AddBatch(Reference reference, Sku sku, int quantity, @Nullable Instant eta)
      implements ProductCommand {

    /** Checks the quantity. */
    public AddBatch {
      Field.atLeast("quantity", quantity, 1);
    }
  }

  /**
   * An order line wants a batch that it will be served from. A line that has one keeps it, so this
   * may be asked again.
   */
  record AllocateOrderLine(OrderLine line) implements ProductCommand {}

  /**
   * A batch turned out bigger or smaller than it was bought.
   *
   * @param quantity from 0: a shipment may be lost
   */
  record ChangeBatchQuantity(Reference reference, int quantity) implements ProductCommand {

    /** Checks the quantity. */
    public ChangeBatchQuantity {
      Field.atLeast("quantity", quantity, 0);
    }
  }
}

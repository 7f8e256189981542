package dev.kontor.allocation.product;

import dev.kontor.allocation.product.ProductCommand.AddBatch;
import dev.kontor.allocation.product.ProductEvent.Allocated;
import dev.kontor.allocation.product.ProductEvent.BatchAdded;
import dev.kontor.allocation.product.ProductEvent.BatchQuantityChanged;
import dev.kontor.allocation.product.ProductEvent.Deallocated;
import dev.kontor.allocation.product.ProductEvent.OutOfStock;
import dev.kontor.tenant.MessageUnprocessable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A product as it is sold: its batches, in the order they were added. Immutable.
 *
 * <p>At no time is more of a batch promised than there is of it, and an order line is served from
 * one batch at most.
 */
@Serdeable
record Product(List<Batch> batches) {

  /** Nothing of it was ever bought. */
  static final Product UNKNOWN = new Product(List.of());

  Product {
    batches = List.copyOf(batches);
  }

  List<ProductEvent> add(AddBatch bought) {
    if (find(bought.reference()).isPresent()) {
      throw new BatchExists(bought.reference().text());
    }
    return List.of(BatchAdded.as(bought));
  }

  List<ProductEvent> allocate(OrderLine line) {
    if (batches.isEmpty()) {
      throw new MessageUnprocessable("Invalid sku %s".formatted(line.sku()));
    }
    if (batches.stream().anyMatch(batch -> batch.serves(line))) {
      return List.of();
    }
    return List.of(
        soonestWithRoomFor(line)
            .<ProductEvent>map(batch -> Allocated.of(line, batch))
            .orElseGet(() -> OutOfStock.of(line)));
  }

  private Optional<Batch> soonestWithRoomFor(OrderLine line) {
    return batches.stream().filter(batch -> batch.hasRoomFor(line)).min(Batch.SOONEST_FIRST);
  }

  /** Takes lines off before the batch shrinks, so that it never has more promised than it is. */
  List<ProductEvent> changeQuantity(Reference reference, int quantity) {
    var batch = find(reference).orElseThrow(reference::unknown);
    if (batch.quantity() == quantity) {
      return List.of();
    }
    var happened = new ArrayList<ProductEvent>();
    batch.linesBeyond(quantity).forEach(line -> happened.add(Deallocated.of(line, batch)));
    happened.add(BatchQuantityChanged.of(batch, quantity));
    return happened;
  }

  private Optional<Batch> find(Reference reference) {
    return batches.stream().filter(batch -> batch.reference().equals(reference)).findFirst();
  }

  Product with(Batch added) {
    return new Product(Stream.concat(batches.stream(), Stream.of(added)).toList());
  }

  Product with(Reference reference, UnaryOperator<Batch> change) {
    return new Product(
        batches.stream()
            .map(batch -> batch.reference().equals(reference) ? change.apply(batch) : batch)
            .toList());
  }
}

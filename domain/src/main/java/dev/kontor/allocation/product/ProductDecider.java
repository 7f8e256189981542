package dev.kontor.allocation.product;

import dev.kontor.allocation.product.ProductCommand.AddBatch;
import dev.kontor.allocation.product.ProductCommand.AllocateOrderLine;
import dev.kontor.allocation.product.ProductCommand.ChangeBatchQuantity;
import dev.kontor.allocation.product.ProductEvent.Allocated;
import dev.kontor.allocation.product.ProductEvent.BatchAdded;
import dev.kontor.allocation.product.ProductEvent.BatchQuantityChanged;
import dev.kontor.allocation.product.ProductEvent.Deallocated;
import dev.kontor.allocation.product.ProductEvent.OutOfStock;
import dev.kontor.tenant.aggregate.Decider;
import java.util.List;

/** How a product answers each command, and what each event makes of it. */
final class ProductDecider implements Decider<ProductCommand, Product, ProductEvent> {

  @Override
  public Product initialState() {
    return Product.UNKNOWN;
  }

  @Override
  public List<ProductEvent> decide(ProductCommand command, Product product) {
    return switch (command) {
      case AddBatch bought -> product.add(bought);
      case AllocateOrderLine(var line) -> product.allocate(line);
      case ChangeBatchQuantity(var batch, var quantity) -> product.changeQuantity(batch, quantity);
    };
  }

  @Override
  public Product evolve(Product product, ProductEvent event) {
    return switch (event) {
      case BatchAdded(var reference, var sku, var quantity, var eta) ->
          product.with(new Batch(new Reference(reference), new Sku(sku), quantity, eta, List.of()));
      case Allocated allocated ->
          product.with(
              new Reference(allocated.batch()), batch -> batch.promisedTo(allocated.line()));
      case Deallocated deallocated ->
          product.with(
              new Reference(deallocated.batch()), batch -> batch.without(deallocated.line()));
      case BatchQuantityChanged(var reference, _, var quantity) ->
          product.with(new Reference(reference), batch -> batch.resized(quantity));
      case OutOfStock _ -> product;
    };
  }
}

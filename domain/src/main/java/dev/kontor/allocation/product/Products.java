package dev.kontor.allocation.product;

import dev.kontor.allocation.product.ProductCommand.AddBatch;
import dev.kontor.allocation.product.ProductCommand.AllocateOrderLine;
import dev.kontor.allocation.product.ProductCommand.ChangeBatchQuantity;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.aggregate.Aggregates;
import dev.kontor.tenant.aggregate.EventStore;
import dev.kontor.tenant.aggregate.Snapshots;
import dev.kontor.tenant.handling.Handler;
import jakarta.inject.Singleton;

/** Takes each command to the product that it is for. */
@Singleton
final class Products {

  private final Aggregates<ProductCommand, Product, ProductEvent> products;
  private final TenantContext context;

  Products(EventStore events, TenantContext context) {
    products =
        new Aggregates<>(events, ProductEvent.KIND, ProductEvent.class, new ProductDecider())
            .keeping(Snapshots.of(Product.class, 1));
    this.context = context;
  }

  @Handler
  void add(AddBatch command) {
    tell(command.sku(), command);
  }

  @Handler
  void allocate(AllocateOrderLine command) {
    tell(command.line().sku(), command);
  }

  @Handler
  void changeQuantity(ChangeBatchQuantity command) {
    tell(context.ask(new SkuOfBatch(command.reference())), command);
  }

  private void tell(Sku sku, ProductCommand command) {
    products.tell(sku.text(), command);
  }
}

package dev.kontor.allocation.product;

import dev.kontor.allocation.product.ProductCommand.AllocateOrderLine;
import dev.kontor.allocation.product.ProductEvent.Deallocated;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.handling.AfterCommit;
import jakarta.inject.Singleton;

/** An order line that lost its batch gets another, or finds that there is none. */
@Singleton
final class Reallocation {

  private final TenantContext context;

  Reallocation(TenantContext context) {
    this.context = context;
  }

  /** In the order in which the lines of a product were taken off, which is first come first. */
  @AfterCommit("reallocation")
  void allocateAnew(Deallocated event) {
    context.send(new AllocateOrderLine(event.line()));
  }
}

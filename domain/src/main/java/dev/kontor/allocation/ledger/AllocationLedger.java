package dev.kontor.allocation.ledger;

import dev.kontor.allocation.product.ProductEvent.Allocated;
import dev.kontor.allocation.product.ProductEvent.Deallocated;
import dev.kontor.tenant.handling.Handler;
import dev.kontor.tenant.projection.Projection;
import dev.kontor.tenant.projection.Projection.Mode;
import dev.kontor.tenant.projection.Projects;
import jakarta.inject.Singleton;
import java.util.List;

/** Which order is served from which batches. */
@Singleton
@Projection(value = "allocations", mode = Mode.INLINE, tables = "allocation")
final class AllocationLedger {

  private final AllocationRepository allocations;

  AllocationLedger(AllocationRepository allocations) {
    this.allocations = allocations;
  }

  @Projects
  void enter(Allocated event) {
    allocations.insert(event.orderId(), event.sku(), event.quantity(), event.batch());
  }

  @Projects
  void strike(Deallocated event) {
    allocations.delete(event.orderId(), event.sku(), event.quantity());
  }

  @Handler
  List<AllocationEntry> find(FindAllocations query) {
    var found = allocations.findOfOrder(query.orderId().text());
    if (found.isEmpty()) {
      throw query.orderId().withoutAllocation();
    }
    return found;
  }
}

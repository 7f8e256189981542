package dev.kontor.allocation.ledger;

import dev.kontor.allocation.product.BatchExists;
import dev.kontor.allocation.product.ProductEvent.Allocated;
import dev.kontor.allocation.product.ProductEvent.BatchAdded;
import dev.kontor.allocation.product.ProductEvent.BatchQuantityChanged;
import dev.kontor.allocation.product.ProductEvent.Deallocated;
import dev.kontor.allocation.product.Reference;
import dev.kontor.allocation.product.Sku;
import dev.kontor.allocation.product.SkuOfBatch;
import dev.kontor.tenant.handling.Cached;
import dev.kontor.tenant.handling.Handler;
import dev.kontor.tenant.projection.Projection;
import dev.kontor.tenant.projection.Projection.Mode;
import dev.kontor.tenant.projection.Projects;
import jakarta.inject.Singleton;

/** All batches, of all products: so it sees what no product can, that a reference is taken. */
@Singleton
@Projection(value = "batches", mode = Mode.INLINE, tables = "batch")
final class BatchLedger {

  private final BatchRepository batches;

  BatchLedger(BatchRepository batches) {
    this.batches = batches;
  }

  @Projects
  void enter(BatchAdded event) {
    if (batches.insert(event.reference(), event.sku(), event.quantity(), event.eta()) == 0) {
      throw new BatchExists(event.reference());
    }
  }

  @Projects
  void enter(Allocated event) {
    batches.release(event.batch(), -event.quantity());
  }

  @Projects
  void enter(Deallocated event) {
    batches.release(event.batch(), event.quantity());
  }

  @Projects
  void enter(BatchQuantityChanged event) {
    batches.resize(event.reference(), event.quantity());
  }

  @Handler
  @Cached(by = {BatchAdded.class, Allocated.class, Deallocated.class, BatchQuantityChanged.class})
  BatchEntry find(FindBatch query) {
    return entry(query.reference());
  }

  @Handler
  Sku skuOf(SkuOfBatch query) {
    return new Sku(entry(query.reference()).sku());
  }

  private BatchEntry entry(Reference reference) {
    return batches.findByReference(reference.text()).orElseThrow(reference::unknown);
  }
}

package dev.kontor.allocation.ledger;

import dev.kontor.allocation.product.BatchExists;
import dev.kontor.allocation.product.ProductEvent.Allocated;
import dev.kontor.allocation.product.ProductEvent.BatchAdded;
import dev.kontor.allocation.product.ProductEvent.BatchQuantityChanged;
import dev.kontor.allocation.product.ProductEvent.Deallocated;
import dev.kontor.allocation.product.Reference;
import dev.kontor.allocation.product.Sku;
import dev.kontor.allocation.product.SkuOfBatch;
import dev.kontor.tenant.handling.BeforeCommit;
import dev.kontor.tenant.handling.Handler;
import jakarta.inject.Singleton;

/** All batches, of all products: so it sees what no product can, that a reference is taken. */
@Singleton
final class BatchLedger {

  private final BatchRepository batches;

  BatchLedger(BatchRepository batches) {
    this.batches = batches;
  }

  @BeforeCommit
  void enter(BatchAdded event) {
    if (batches.insert(event.reference(), event.sku(), event.quantity(), event.eta()) == 0) {
      throw new BatchExists(event.reference());
    }
  }

  @BeforeCommit
  void enter(Allocated event) {
    batches.release(event.batch(), -event.quantity());
  }

  @BeforeCommit
  void enter(Deallocated event) {
    batches.release(event.batch(), event.quantity());
  }

  @BeforeCommit
  void enter(BatchQuantityChanged event) {
    batches.resize(event.reference(), event.quantity());
  }

  @Handler
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

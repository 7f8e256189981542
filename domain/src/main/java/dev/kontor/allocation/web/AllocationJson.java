package dev.kontor.allocation.web;

import dev.kontor.allocation.ledger.AllocationEntry;
import io.micronaut.serde.annotation.Serdeable;

/** Which batch an order is served from, written. */
@Serdeable.Serializable
record AllocationJson(String sku, String batch) {

  static AllocationJson of(AllocationEntry entry) {
    return new AllocationJson(entry.line().sku(), entry.batch());
  }
}

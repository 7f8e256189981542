package dev.kontor.allocation.ledger;

import dev.kontor.allocation.product.Reference;
import dev.kontor.tenant.Query;

/** A batch as the ledger has it; none: {@link dev.kontor.tenant.NotFound}. */
public record FindBatch(Reference reference) implements Query<BatchEntry> {}

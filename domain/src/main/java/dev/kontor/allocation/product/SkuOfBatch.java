package dev.kontor.allocation.product;

import dev.kontor.tenant.Query;

/**
 * Which product a batch is of. No product can tell: each knows its own batches only.
 *
 * <p>Answered by the ledger; there is no such batch: {@link dev.kontor.tenant.NotFound}.
 */
public record SkuOfBatch(Reference reference) implements Query<Sku> {}

package dev.kontor.allocation.ledger;

import dev.kontor.allocation.product.OrderId;
import dev.kontor.tenant.Query;
import java.util.List;

/** What an order is served from, by sku; nothing at all: {@link dev.kontor.tenant.NotFound}. */
public record FindAllocations(OrderId orderId) implements Query<List<AllocationEntry>> {}

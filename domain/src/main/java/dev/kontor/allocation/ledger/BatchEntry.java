package dev.kontor.allocation.ledger;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A batch in the ledger.
 *
 * @param available how much of it may still be promised
 * @param eta when it arrives; none: it lies in the warehouse
 * @param version how often it has changed
 */
@MappedEntity("batch")
public record BatchEntry(
    @Id String reference,
    String sku,
    int quantity,
    int available,
    @Nullable Instant eta,
    long version) {}

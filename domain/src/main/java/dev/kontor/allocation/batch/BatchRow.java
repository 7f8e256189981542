package dev.kontor.allocation.batch;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A batch as the database keeps it. */
@MappedEntity(value = "batch", schema = "allocation")
record BatchRow(
    @Id String reference, String sku, int quantity, @Nullable Instant eta, @Version long version) {

  Batch toBatch() {
    return new Batch(new Reference(reference), new Sku(sku), quantity, eta, version);
  }
}

package dev.kontor.allocation.web;

import dev.kontor.allocation.product.ProductCommand.ChangeBatchQuantity;
import dev.kontor.allocation.product.Reference;
import dev.kontor.message.Field;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** How big a batch turned out, read. */
@Serdeable.Deserializable
record QuantityJson(@Nullable Object quantity) {

  ChangeBatchQuantity toCommand(Reference reference) {
    return new ChangeBatchQuantity(reference, Field.wholeNumber("quantity", quantity));
  }
}

package dev.kontor.allocation.web;

import dev.kontor.allocation.product.ProductCommand.AddBatch;
import dev.kontor.allocation.product.Reference;
import dev.kontor.allocation.product.Sku;
import dev.kontor.message.Field;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** A batch that was bought, read. */
@Serdeable.Deserializable
record PurchaseJson(
    @Nullable Object reference,
    @Nullable Object sku,
    @Nullable Object quantity,
    @Nullable Object eta) {

  AddBatch toCommand() {
    return new AddBatch(
        new Reference(Field.text("reference", reference)),
        new Sku(Field.text("sku", sku)),
        Field.wholeNumber("quantity", quantity),
        eta == null ? null : Field.dayOrInstant("eta", Field.text("eta", eta)));
  }
}

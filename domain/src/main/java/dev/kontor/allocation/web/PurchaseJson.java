package dev.kontor.allocation.web;

import dev.kontor.allocation.product.ProductCommand.AddBatch;
import dev.kontor.allocation.product.Reference;
import dev.kontor.allocation.product.Sku;
import dev.kontor.message.Field;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A batch that was bought, read. */
@Serdeable.Deserializable
record PurchaseJson(
    @Nullable String reference,
    @Nullable String sku,
    @Nullable BigDecimal quantity,
    @Nullable String eta) {

  AddBatch toCommand() {
    return new AddBatch(
        new Reference(Field.required("reference", reference)),
        new Sku(Field.required("sku", sku)),
        Field.wholeNumber("quantity", quantity),
        eta == null ? null : Field.dayOrInstant("eta", eta));
  }
}
